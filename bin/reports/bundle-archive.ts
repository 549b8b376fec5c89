import { statSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { messageOf } from '../../harness/report/errors.js';
import type { BundleFiles } from '../../harness/report/bundle/evidence-bundle.js';
import { digestOrdinaryFile, readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { archiveEntries, DamagedArchive, looksLikeArchive } from './archive-entries.js';
import { privateMode } from './files.js';
import { archiveOf, entryTime, isArchiveOf, type BundleParts } from './make-archive.js';
import { makeFolder } from './output-folder.js';
import { UsageError } from '../terminal/usage-error.js';

/** How archives of earlier versions were compressed, each file as a whole. */
const earlierLevels = [6, 0] as const;

/** A bundle of the longest run is a small part of that. */
const maxBytes = 512 * 1024 * 1024;
const maxFiles = 1000;

/**
 * Writes a bundle as a .zip file, or as a folder where the name has another ending. Only its owner may read it. Where it
 * cannot be written whole, nothing of it is left.
 */
export async function writeArchive(path: string, files: BundleParts): Promise<void> {
  await makeFolder(dirname(path));
  const isFolder = !path.endsWith('.zip');
  const file = isFolder ? await mkdir(path, { mode: 0o700 }) : await open(path, 'wx', privateMode);
  try {
    if (file) await writeFile(file, archiveOf(files));
    else
      for await (const [name, content] of files)
        await writeFile(join(path, name), content, { mode: privateMode, flag: 'wx' });
  } catch (thrown) {
    await rm(path, { recursive: isFolder, force: true });
    throw thrown;
  } finally {
    await file?.close();
  }
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

async function readBundleIn(bytes: Buffer): Promise<ReadBundle> {
  try {
    const files = archiveEntries(bytes, maxBytes);
    const intact =
      (await isArchiveOf(bytes, files)) || earlierLevels.some((level) => isEarlierArchive(bytes, files, level));
    return { files, intact };
  } catch (thrown) {
    if (thrown instanceof DamagedArchive && looksLikeArchive(bytes))
      return { files: new Map(), intact: false, damage: thrown.message };
    throw thrown;
  }
}

function isEarlierArchive(bytes: Buffer, files: BundleFiles, level: 0 | 6): boolean {
  // The library takes it for the prototype of the files, and no bundle has a file of that name.
  if (files.has('__proto__')) return false;
  return Buffer.compare(bytes, zipSync(Object.fromEntries(files), { level, mtime: entryTime })) === 0;
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
