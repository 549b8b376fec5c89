import { join } from 'node:path';
import type { EngineReporter, RunObserver } from '../../harness/engine/runner.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { readExchanges } from '../../harness/report/read-exchanges.js';
import { prepareOutput } from '../reports/output-folder.js';
import { examine, type RunEnd } from './examine.js';
import type { PreparedRun } from './prepare-run.js';

/** How a run is watched and ended from outside. */
export interface RunControl {
  /** Called right before the first traffic, with what an earlier run left in the folder, if anything. */
  readonly onStart?: (warning?: string) => void;
  readonly observer: RunObserver;
  /** Ends the run early; what was decided until then is kept. */
  readonly signal: AbortSignal;
  /** Whether there is an operator at a terminal. */
  readonly attended?: boolean;
  /** Additional vitest reporters. */
  readonly reporters?: readonly EngineReporter[];
}

/** A run that has ended, and its evidence. */
export interface PerformedRun {
  readonly end: RunEnd;
  readonly exchanges: readonly Exchange[];
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
  { onStart, observer, signal, attended = false, reporters }: RunControl,
): Promise<PerformedRun> {
  const { out, warning, release } = await prepareOutput(folder);
  try {
    const exchangesFile = join(out, 'exchanges.ndjson');
    const ledgerFile = join(out, 'ledger.ndjson');
    onStart?.(warning);
    const end = await examine({ ...settings, attended, exchangesFile, ledgerFile }, observer, signal, reporters);
    const whole = { ...end, leftOut: aside.leftOut, notes: [...aside.notes, ...end.notes] };
    return { end: whole, exchanges: await readExchanges(exchangesFile), release };
  } catch (thrown) {
    release();
    throw thrown;
  }
}
