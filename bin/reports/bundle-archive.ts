import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { messageOf } from '../../harness/report/errors.js';
import type { BundleFiles } from '../../harness/report/evidence-bundle.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * The time of every entry: what was written when stands in the manifest. With it, and without compression, the same
 * files always make the same archive, so that a change outside of its files can be found too.
 */
const entryTime = new Date(1980, 0, 2);

/** Writes a bundle as a .zip file, or as a folder where the name has another ending. */
export async function writeArchive(path: string, files: BundleFiles): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (path.endsWith('.zip')) return writeFile(path, archiveOf(files));
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
    // Nothing that we write is compressed; what is could be of any size.
    const files = new Map(Object.entries(unzipSync(bytes, { filter: ({ compression }) => compression === 0 })));
    return { files, intact: Buffer.compare(bytes, archiveOf(files)) === 0 };
  } catch (cause) {
    throw new UsageError(`The bundle ${path} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function archiveOf(files: BundleFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0, mtime: entryTime });
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
