import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { preflight } from '../harness/preflight.js';
import type { TestCaseResult } from '../harness/run-report.js';
import { runSuites, type EngineReporter, type RunObserver } from '../harness/runner.js';
import type { RunSettings } from '../harness/settings.js';

/** What a run came to, before it is reported. */
export interface RunEnd {
  readonly settings: RunSettings;
  readonly startedAt: Date;
  readonly results: ReadonlyMap<string, TestCaseResult>;
  readonly interrupted: boolean;
  /** What kept the suites from running to their end, if anything did. */
  readonly failure?: unknown;
}

/**
 * Runs the suites against a supplier. Never throws: what goes wrong is part of what the run came to.
 * @param reporters vitest reporters that go along
 */
export async function examine(
  settings: RunSettings,
  observer: RunObserver,
  signal: AbortSignal,
  reporters: readonly EngineReporter[] = [],
): Promise<RunEnd> {
  const results = new Map<string, TestCaseResult>();
  const end = { settings, startedAt: new Date(), results };
  try {
    await preflight(settings.profile, settings.secrets);
    await runSuites(
      settings,
      {
        onCollected: (testCases) => observer.onCollected(testCases),
        onResult(result) {
          results.set(result.id, result);
          observer.onResult(result);
        },
      },
      signal,
      reporters,
    );
    return { ...end, interrupted: signal.aborted };
  } catch (failure) {
    return { ...end, interrupted: signal.aborted, failure };
  } finally {
    await rm(join(dirname(settings.exchangesFile), '.cache'), { recursive: true, force: true });
  }
}
