import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';

/** Files of an earlier run that a new run replaces. */
const evidenceFiles = ['exchanges.ndjson', 'ledger.ndjson'];

/**
 * Makes the folder of reports ready, before any traffic, and gives its full path.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export function prepareOutput(folder: string): Promise<string> {
  return writable(folder, async (out) => {
    for (const name of evidenceFiles) {
      await rm(join(out, name), { force: true });
      await writeFile(join(out, name), '');
    }
  });
}

/**
 * Makes a folder, if it is not there, leaves what is in it, and gives its full path.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export function outputFolder(folder: string): Promise<string> {
  return writable(folder, () => Promise.resolve());
}

async function writable(folder: string, prepare: (out: string) => Promise<void>): Promise<string> {
  const out = resolve(folder);
  try {
    await mkdir(out, { recursive: true });
    await prepare(out);
    return out;
  } catch (cause) {
    throw new SuiteError(
      'OUTPUT_UNWRITABLE',
      `The reports cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`,
      { cause },
    );
  }
}
