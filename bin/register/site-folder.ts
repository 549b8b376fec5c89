import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { UsageError } from '../terminal/usage-error.js';

/** What an earlier build left in its folder, and a new one replaces. */
const ownNames: readonly string[] = ['index.html', 'register.json', 'feed.json', 'suppliers', 'badges', 'certificates'];

/**
 * Writes the files of a site that are new or different, and removes what an earlier build left: most of a site is badges,
 * which stay the same.
 * @throws UsageError for a folder with anything that no build wrote
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export function writeSite(out: string, site: ReadonlyMap<string, string | Uint8Array>): void {
  const other = existsSync(out) ? readdirSync(out).find((name) => !ownNames.includes(name)) : undefined;
  if (other !== undefined)
    throw new UsageError(
      `${out} has ${other}, which is not part of a site of a register: name another folder with --out.`,
    );
  const files = new Map([...site].map(([name, content]) => [join(out, name), content]));
  const folders = new Set([...files.keys()].map((file) => dirname(file)));
  try {
    const there = clear(out, files, folders);
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    // One after the other and at once: there are thousands of small files.
    for (const [file, content] of files) {
      if (there.has(file)) {
        if (readFileSync(file).equals(Buffer.from(content))) continue;
        rmSync(file);
      }
      writeFileSync(file, content, { flag: 'wx' });
    }
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The site ${out} cannot be written (${messageOf(cause)}).`, { cause });
  }
}

/** Removes all that a site does not have, links too: what is written must not lead elsewhere. Gives the files that stay. */
function clear(out: string, files: ReadonlyMap<string, unknown>, folders: ReadonlySet<string>): ReadonlySet<string> {
  const above = new Set([...folders].map((folder) => dirname(folder)));
  const stay = new Set<string>();
  for (const entry of existsSync(out) ? readdirSync(out, { recursive: true, withFileTypes: true }) : []) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && files.has(path)) stay.add(path);
    else if (!entry.isDirectory() || !(folders.has(path) || above.has(path)))
      rmSync(path, { recursive: true, force: true });
  }
  return stay;
}
