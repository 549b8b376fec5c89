import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../harness/errors.js';

/** Files of an earlier run that a new one starts afresh. */
const evidenceFiles = ['exchanges.ndjson', 'ledger.ndjson'];

/**
 * Makes the folder of reports ready, before any traffic, and gives its full path.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function prepareOutput(folder: string): Promise<string> {
  const out = resolve(folder);
  try {
    await mkdir(out, { recursive: true });
    for (const name of evidenceFiles) {
      await rm(join(out, name), { force: true });
      await writeFile(join(out, name), '');
    }
    return out;
  } catch (cause) {
    throw new SuiteError(
      'OUTPUT_UNWRITABLE',
      `The reports cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`,
      { cause },
    );
  }
}
