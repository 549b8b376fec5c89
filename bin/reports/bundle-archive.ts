import { statSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { messageOf } from '../../harness/report/errors.js';
import type { BundleFiles } from '../../harness/report/bundle/evidence-bundle.js';
import { digestOrdinaryFile, readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { archiveEntries, DamagedArchive, looksLikeArchive } from './archive-entries.js';
import { privateMode } from './files.js';
import { makeFolder } from './output-folder.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * The time of every entry: what was written when stands in the manifest. With it, and one way to compress, the same
 * files always make the same archive, so that a change outside of its files can be found too.
 */
const entryTime = new Date(1980, 0, 2);

/** How archives are compressed; those of earlier versions were not. */
const level = 6;
const earlierLevel = 0;

/** A bundle of the longest run is a small part of that. */
const maxBytes = 512 * 1024 * 1024;
const maxFiles = 1000;

/** Writes a bundle as a .zip file, or as a folder where the name has another ending. Only its owner may read it. */
export async function writeArchive(path: string, files: BundleFiles): Promise<void> {
  await makeFolder(dirname(path));
  if (path.endsWith('.zip')) return writeFile(path, archiveOf(files, level), { mode: privateMode, flag: 'wx' });
  await mkdir(path, { mode: 0o700 });
  for (const [name, bytes] of files) await writeFile(join(path, name), bytes, { mode: privateMode, flag: 'wx' });
}

/** A bundle that was read. */
export interface ReadBundle {
  readonly files: BundleFiles;
  /** Whether the archive is, to the last byte, what `writeArchive` makes of these files. */
  readonly intact: boolean;
  /** Why no file can be read from what was an archive, in one phrase. */
  readonly damage?: string;
}

/**
 * Reads a bundle, a .zip file or a folder.
 * @throws UsageError when it does not exist, cannot be read, or is larger than any bundle
 */
export async function readArchive(path: string): Promise<ReadBundle> {
  const bytes = await readArchiveBytes(path);
  return bytes ? archiveIn(path, bytes) : { files: await readable(path, () => folderFiles(path)), intact: true };
}

/**
 * The bytes of a bundle that is one file, not looked at yet; undefined for a folder.
 * @throws UsageError when it does not exist, cannot be read, or is larger than any bundle
 */
export async function readArchiveBytes(path: string): Promise<Buffer | undefined> {
  return readable(path, () => (statSync(path).isDirectory() ? undefined : readOrdinaryFile(path, maxBytes)));
}

/**
 * The digest (SHA-256, hex) of a bundle that is one file; undefined for a folder.
 * @throws UsageError as above
 */
export async function archiveDigest(path: string): Promise<string | undefined> {
  return readable(path, () => (statSync(path).isDirectory() ? undefined : digestOrdinaryFile(path, maxBytes)));
}

/**
 * The bundle that is in the bytes of one file.
 * @param path what to call it
 * @throws UsageError when it is not an archive, or its files are larger than those of any bundle
 */
export async function archiveIn(path: string, bytes: Buffer): Promise<ReadBundle> {
  return readable(path, () => readBundleIn(bytes));
}

async function readable<Found>(path: string, read: () => Found | Promise<Found>): Promise<Found> {
  try {
    return await read();
  } catch (cause) {
    throw new UsageError(`The bundle ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function readBundleIn(bytes: Buffer): ReadBundle {
  try {
    const files = archiveEntries(bytes, maxBytes);
    const intact = ([level, earlierLevel] as const).some((each) => Buffer.compare(bytes, archiveOf(files, each)) === 0);
    return { files, intact };
  } catch (thrown) {
    if (thrown instanceof DamagedArchive && looksLikeArchive(bytes))
      return { files: new Map(), intact: false, damage: thrown.message };
    throw thrown;
  }
}

function archiveOf(files: BundleFiles, compression: 0 | 6): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: compression, mtime: entryTime });
}

/** Only ordinary files, and all of them before one is read. */
async function folderFiles(path: string): Promise<BundleFiles> {
  const entries = (await readdir(path, { recursive: true, withFileTypes: true })).filter((each) => !each.isDirectory());
  if (entries.length > maxFiles) throw new Error(`it has more than ${maxFiles} files`);
  const paths = entries.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile()) throw new Error(`${entry.name} is not an ordinary file`);
    return file;
  });
  let sum = 0;
  for (const file of paths) sum += (await stat(file)).size;
  if (sum > maxBytes) throw new Error(`its files are larger than ${maxBytes / 1024 / 1024} MB`);
  const files = new Map<string, Uint8Array>();
  for (const file of paths)
    files.set(relative(path, file).split(sep).join('/'), await readOrdinaryFile(file, maxBytes));
  return files;
}
