import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { messageOf } from '../../harness/report/errors.js';
import type { BundleFiles } from '../../harness/report/evidence-bundle.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * The time of every entry: what was written when stands in the manifest. With it, and one way to compress, the same
 * files always make the same archive, so that a change outside of its files can be found too.
 */
const entryTime = new Date(1980, 0, 2);

/** How archives are compressed; those of earlier versions were not. */
const level = 6;
const earlierLevel = 0;

/** How many bytes the files of a bundle may have together: an archive from anyone must not fill the memory. */
const mostBytes = 1_000_000_000;

/** Writes a bundle as a .zip file, or as a folder where the name has another ending. */
export async function writeArchive(path: string, files: BundleFiles): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (path.endsWith('.zip')) return writeFile(path, archiveOf(files, level));
  await mkdir(path);
  for (const [name, bytes] of files) await writeFile(join(path, name), bytes);
}

/** A bundle that was read. */
export interface ReadBundle {
  readonly files: BundleFiles;
  /** Whether the archive is, to the last byte, what `writeArchive` makes of these files. */
  readonly intact: boolean;
}

/**
 * Reads a bundle, a .zip file or a folder.
 * @throws UsageError when it does not exist or cannot be read
 */
export async function readArchive(path: string): Promise<ReadBundle> {
  try {
    if ((await stat(path)).isDirectory()) return { files: await folderFiles(path), intact: true };
    const bytes = await readFile(path);
    let total = 0;
    const isWanted = ({ originalSize }: { readonly originalSize: number }) => (total += originalSize) <= mostBytes;
    const files = new Map(Object.entries(unzipSync(bytes, { filter: isWanted })));
    const intact = ([level, earlierLevel] as const).some((each) => Buffer.compare(bytes, archiveOf(files, each)) === 0);
    return { files, intact };
  } catch (cause) {
    throw new UsageError(`The bundle ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function archiveOf(files: BundleFiles, compression: 0 | 6): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: compression, mtime: entryTime });
}

async function folderFiles(path: string): Promise<BundleFiles> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const file = join(entry.parentPath, entry.name);
    files.set(relative(path, file).split(sep).join('/'), await readFile(file));
  }
  return files;
}
