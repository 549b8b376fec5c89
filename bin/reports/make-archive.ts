import { Zip, ZipDeflate } from 'fflate';

/** A file of a bundle: its name, and its bytes, which need not be in memory. */
export type BundlePart = readonly [name: string, content: Uint8Array | AsyncIterable<Uint8Array>];

/** The files of a bundle in order. Each is asked for when the one before has been taken whole. */
export type BundleParts = Iterable<BundlePart> | AsyncIterable<BundlePart>;

/**
 * The time of every entry: what was written when stands in the manifest. With it, and one way to compress, the same
 * files always make the same archive, so that a change outside of its files can be found too.
 */
export const entryTime = new Date(1980, 0, 2);

/** How archives are compressed. */
const level = 6;

/** What a file is compressed to depends on how it is cut: so it is always cut in the same way. */
const blockBytes = 64 * 1024;

/** The .zip archive of some files, part by part. */
export async function* archiveOf(files: BundleParts): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((failure, bytes) => {
    if (failure) throw failure;
    made.push(bytes);
  });
  for await (const [name, content] of files) {
    const entry = new ZipDeflate(name, { level });
    entry.mtime = entryTime;
    zip.add(entry);
    for await (const block of equalBlocksOf(content)) {
      entry.push(block);
      yield* made;
      made = [];
    }
    entry.push(new Uint8Array(0), true);
    yield* made;
    made = [];
  }
  zip.end();
  yield* made;
}

/** Whether an archive is, to the last byte, the one of some files. */
export async function isArchiveOf(archive: Buffer, files: BundleParts): Promise<boolean> {
  let at = 0;
  for await (const bytes of archiveOf(files)) {
    if (Buffer.compare(archive.subarray(at, at + bytes.length), bytes) !== 0) return false;
    at += bytes.length;
  }
  return at === archive.length;
}

async function* equalBlocksOf(content: BundlePart[1]): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(blockBytes);
  let filled = 0;
  for await (const bytes of content instanceof Uint8Array ? [content] : content)
    for (let at = 0; at < bytes.length;) {
      const taken = bytes.subarray(at, at + blockBytes - filled);
      block.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < blockBytes) continue;
      yield block;
      filled = 0;
    }
  if (filled > 0) yield block.subarray(0, filled);
}
