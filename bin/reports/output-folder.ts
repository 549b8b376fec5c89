import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { unfinishedIn } from '../../harness/session/ledger.js';
import { claimFolder } from './folder-claim.js';
import { UsageError } from '../terminal/usage-error.js';

/** Files of an earlier run that a new run replaces. */
const evidenceFiles = ['exchanges.ndjson', 'ledger.ndjson'];

/** The folder of reports of a run, which no other run writes to until it is released. */
export interface PreparedFolder {
  /** Its full path. */
  readonly out: string;
  /** What an earlier run left that the user should know of, if anything. */
  readonly warning?: string;
  readonly release: () => void;
}

/**
 * Makes the folder of reports ready, before any traffic. The ledger of a run that was killed before it cleaned up is
 * kept in a folder beside: it alone knows what is still open in the supplier.
 * @throws UsageError when another run writes to it
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function prepareOutput(folder: string): Promise<PreparedFolder> {
  let release: (() => void) | undefined;
  let warning: string | undefined;
  try {
    const out = await writable(folder, async (path) => {
      release = await claimFolder(path);
      warning = await keepUnfinishedLedger(path);
      for (const name of evidenceFiles) {
        await rm(join(path, name), { force: true });
        await writeFile(join(path, name), '', { mode: 0o600, flag: 'wx' });
      }
    });
    return { out, ...(warning !== undefined && { warning }), release: release ?? (() => undefined) };
  } catch (thrown) {
    release?.();
    throw thrown;
  }
}

/**
 * Makes a folder, if it is not there, leaves what is in it, and gives its full path.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export function outputFolder(folder: string): Promise<string> {
  return writable(folder, () => Promise.resolve());
}

async function keepUnfinishedLedger(out: string): Promise<string | undefined> {
  const ledger = join(out, 'ledger.ndjson');
  const open = unfinishedIn(ledger);
  if (open === 0) return undefined;
  const kept = join(out, `unfinished-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  await mkdir(kept);
  await rename(ledger, join(kept, 'ledger.ndjson'));
  return `An earlier run into ${out} ended before it removed ${open} of the things that it created. Its ledger is kept: remove them with cleanup --out ${kept}.`;
}

async function writable(folder: string, prepare: (out: string) => Promise<void>): Promise<string> {
  const out = resolve(folder);
  try {
    await makeFolder(out);
    await prepare(out);
    return out;
  } catch (cause) {
    if (cause instanceof UsageError || cause instanceof SuiteError) throw cause;
    throw new SuiteError(
      'OUTPUT_UNWRITABLE',
      `The reports cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`,
      { cause },
    );
  }
}

/**
 * Makes a folder and those above it. Not `recursive`, which goes on for ever in a file system, such as /proc, that
 * refuses a folder by saying that the one above it does not exist.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || existsSync(above)) throw thrown;
    await makeFolder(above);
    await mkdir(path);
  }
}
