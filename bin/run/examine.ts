import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OperationKey } from '../../contract/requirements/index.js';
import { preflight } from '../../harness/session/preflight.js';
import type { RequestCoverage } from '../../harness/generation/coverage/request-coverage.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { runSuites, type EngineReporter, type RunObserver } from '../../harness/engine/runner.js';
import { SuiteError } from '../../harness/report/errors.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { removeLeftBehind } from './left-behind.js';
import { RunStopped } from './interruption.js';

/** The end of a run, before it is reported. */
export interface RunEnd {
  readonly settings: RunSettings;
  readonly startedAt: Date;
  readonly results: ReadonlyMap<string, TestCaseResult>;
  /** What ended the run early, if anything did. */
  readonly stopped: RunStopped | undefined;
  /** What is known about the operations that properties examined; undefined before the first. */
  readonly coverage: Promise<RequestCoverage> | undefined;
  /** Sentences on what is worth knowing of the run as a whole, and never judged. */
  readonly notes: readonly string[];
  /** Parts of the description that nothing is made from, or judged by. */
  readonly leftOut: RunReport['leftOut'];
  /** Whether something may go on that nothing waits for: what was about a worker that was lost, or its clean-up. */
  readonly unfinished?: boolean;
  /** What kept the suites from running to their end, if anything did. */
  readonly failure?: unknown;
}

/** How a run is watched and ended from outside. */
export interface Examination {
  readonly observer: RunObserver;
  /** Ends the run early; what was decided until then is kept. */
  readonly signal: AbortSignal;
  /** Ends even the clean-up at once. */
  readonly abandon?: AbortSignal;
  /** Additional vitest reporters. */
  readonly reporters?: readonly EngineReporter[];
  /** Called with what the run has come to when it is ended, but its clean-up takes a while. */
  readonly onSlowEnd?: (soFar: RunEnd) => Promise<void>;
}

/** A run that is ended is reported after so many milliseconds, even if its clean-up goes on. */
const reportedAfterMs = 2_500;

/** Runs the suites against a supplier. Never throws: what goes wrong is part of what the run came to. */
export async function examine(
  settings: RunSettings,
  { observer, signal, abandon, reporters = [], onSlowEnd }: Examination,
): Promise<RunEnd> {
  const results = new Map<string, TestCaseResult>();
  const startedAt = new Date();
  let coverage: RunEnd['coverage'];
  let notes: readonly string[] = [];
  const end = (): RunEnd => ({ settings, startedAt, results, coverage, notes, leftOut: [], ...stoppedBy(signal) });
  const slowEnd = onSlowEnd && afterAbort(signal, reportedAfterMs, () => onSlowEnd(end()));
  try {
    if (signal.aborted) return end();
    notes = await preflight(settings.profile, settings.secrets, signal);
    if (signal.aborted) return end();
    const suites = await runSuites(
      settings,
      {
        onCollected: (testCases) => observer.onCollected(testCases),
        onResult(result) {
          results.set(result.id, result);
          if (exercises(result)) {
            coverage = counting(coverage, result.operation);
            // The code that reports it sees why it failed.
            coverage.catch(() => undefined);
          }
          observer.onResult(result);
        },
      },
      { stop: signal, abandon },
      reporters,
    );
    const { brokeOff, failure } = suites;
    notes = [...notes, ...suites.notes];
    if (brokeOff) await removeLeftBehind(settings, abandon);
    return { ...end(), unfinished: brokeOff, ...(failure && { failure }) };
  } catch (failure) {
    return { ...end(), failure };
  } finally {
    await slowEnd?.done();
    await rm(join(dirname(settings.exchangesFile), '.cache'), { recursive: true, force: true });
  }
}

/** Why a signal ended the run; callers of `certify()` give reasons of their own. */
function stoppedBy({ aborted, reason }: AbortSignal): Pick<RunEnd, 'stopped' | 'failure'> {
  if (!aborted) return { stopped: undefined };
  const stopped = reason instanceof RunStopped ? reason : new RunStopped('The run was interrupted.');
  return { stopped, ...(reason instanceof SuiteError && { failure: reason }) };
}

/** Does something some time after a signal was aborted; `done` keeps it from beginning, or waits for its end. */
function afterAbort(signal: AbortSignal, ms: number, what: () => Promise<void>): { done(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let doing: Promise<void> | undefined;
  const begin = () => {
    doing = what();
    doing.catch(() => undefined);
  };
  const onAbort = () => (timer = setTimeout(begin, ms));
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    async done() {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      await doing?.catch(() => undefined);
    },
  };
}

/** Whether a property tried values. */
function exercises({ kind, verdict }: TestCaseResult): boolean {
  return kind === 'property' && verdict !== 'not-run' && verdict !== 'not-applicable';
}

/** Counts for one operation more. What that needs is made while the suites run. */
async function counting(before: RunEnd['coverage'], operation: OperationKey): Promise<RequestCoverage> {
  const coverage =
    (await before) ?? new (await import('../../harness/generation/coverage/request-coverage.js')).RequestCoverage();
  coverage.prepare(operation);
  return coverage;
}
