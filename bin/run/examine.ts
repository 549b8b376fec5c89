import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OperationKey } from '../../contract/requirements/index.js';
import { preflight } from '../../harness/session/preflight.js';
import type { RequestCoverage } from '../../harness/generation/coverage/request-coverage.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { runSuites, type EngineReporter, type RunObserver } from '../../harness/engine/runner.js';
import type { RunSettings } from '../../harness/session/settings.js';
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
  /** What kept the suites from running to their end, if anything did. */
  readonly failure?: unknown;
}

/**
 * Runs the suites against a supplier. Never throws: what goes wrong is part of what the run came to.
 * @param reporters additional vitest reporters
 */
export async function examine(
  settings: RunSettings,
  observer: RunObserver,
  signal: AbortSignal,
  reporters: readonly EngineReporter[] = [],
): Promise<RunEnd> {
  const results = new Map<string, TestCaseResult>();
  const startedAt = new Date();
  let coverage: RunEnd['coverage'];
  let notes: readonly string[] = [];
  const end = () => ({ settings, startedAt, results, coverage, notes, leftOut: [], stopped: stoppedBy(signal) });
  try {
    notes = await preflight(settings.profile, settings.secrets);
    await runSuites(
      settings,
      {
        onCollected: (testCases) => observer.onCollected(testCases),
        onResult(result) {
          results.set(result.id, result);
          if (exercises(result)) coverage = counting(coverage, result.operation);
          observer.onResult(result);
        },
      },
      signal,
      reporters,
    );
    return end();
  } catch (failure) {
    return { ...end(), failure };
  } finally {
    await rm(join(dirname(settings.exchangesFile), '.cache'), { recursive: true, force: true });
  }
}

/** Why a signal ended the run; callers of `certify()` give reasons of their own. */
function stoppedBy({ aborted, reason }: AbortSignal): RunStopped | undefined {
  if (!aborted) return undefined;
  return reason instanceof RunStopped ? reason : new RunStopped('The run was interrupted.');
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
