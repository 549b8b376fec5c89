import { join } from 'node:path';
import type { Exchanges } from '../../harness/report/exchange.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import { prepareOutput } from '../reports/output-folder.js';
import { examine, type Examination, type RunEnd } from './examine.js';
import type { PreparedRun } from './prepare-run.js';

/** How a run is watched and ended from outside. */
export interface RunControl extends Omit<Examination, 'onSlowEnd'> {
  /** Called right before the first traffic, with what an earlier run left in the folder, if anything. */
  readonly onStart?: (warning?: string) => void;
  /** Whether there is an operator at a terminal. */
  readonly attended?: boolean;
  /** Called with what the run has come to when it is ended, but its clean-up takes a while. */
  readonly onSlowEnd?: (soFar: PerformedRun) => Promise<void>;
}

/** A run that has ended, and its evidence. */
export interface PerformedRun {
  readonly end: RunEnd;
  readonly exchanges: Exchanges;
  /** Gives back the folder, once all that belongs to the run is written. */
  readonly release: () => void;
}

/**
 * Runs what was prepared, for `run`, `replay` and `certify()` alike. What goes wrong in the run is part of its end.
 * @param folder where the evidence goes
 * @throws UsageError when another run writes to the folder, SuiteError OUTPUT_UNWRITABLE; both before any traffic
 */
export async function performRun(
  { settings, aside }: Pick<PreparedRun, 'settings' | 'aside'>,
  folder: string,
  { onStart, attended = false, onSlowEnd, ...examination }: RunControl,
): Promise<PerformedRun> {
  const { out, warning, release } = await prepareOutput(folder);
  try {
    const exchangesFile = join(out, 'exchanges.ndjson');
    const ledgerFile = join(out, 'ledger.ndjson');
    onStart?.(warning);
    const performed = (end: RunEnd): PerformedRun => ({
      end: { ...end, leftOut: aside.leftOut, notes: [...aside.notes, ...end.notes] },
      exchanges: exchangesIn(exchangesFile),
      release,
    });
    const end = await examine(
      { ...settings, attended, exchangesFile, ledgerFile },
      {
        ...examination,
        ...(onSlowEnd && { onSlowEnd: async (soFar) => onSlowEnd(performed(soFar)) }),
      },
    );
    return performed(end);
  } catch (thrown) {
    release();
    throw thrown;
  }
}
