import { relative, resolve, sep } from 'node:path';
import type { Reporter, TestCase, Vitest } from 'vitest/node';
import { messageOf, SuiteError } from '../report/errors.js';
import { testCasesAtOnce } from '../session/property-time.js';
import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';
import { RunWorker } from './run-worker.js';
import { everySuite } from './suite-files.js';
import { Watchdog } from './watchdog.js';

/** The engine's own handlers of these are taken away: they end the process before a report can be written. */
const taken = ['SIGINT', 'SIGTERM', 'unhandledRejection'] as const;

/** How long what a worker said right before its end may take to be read. */
const lastWordsMs = 500;

/** The longest time that a timer of Node takes. */
const noLimitMs = 2 ** 31 - 1;

export interface RunObserver {
  /** Called when test cases have been found: how many there are so far that the options of the run chose. */
  onCollected(testCases: number): void;
  /** Called as each test case is decided. */
  onResult(result: TestCaseResult): void;
}

/** A vitest reporter: the name of a built-in one, or one that was made. */
export type EngineReporter = string | Reporter;

/** What ends a run before its test cases do. */
interface RunEnding {
  /** No test case begins any more, and what the run created is removed; what was decided until then has been reported. */
  readonly stop: AbortSignal;
  /** The worker ends at once, whatever it does. */
  readonly abandon?: AbortSignal | undefined;
}

/** How the suites came to their end. */
interface SuitesEnd {
  /** Whether the worker ended before it had removed what the run created. */
  readonly brokeOff: boolean;
  /** ENGINE_FAILED or WORKER_LOST, where a run ended early although no one stopped it. */
  readonly failure?: SuiteError;
}

/**
 * Runs the suites in one vitest worker and reports each test case as it is decided. A worker that answers nothing for a
 * minute is ended.
 * @param reporters additional vitest reporters
 */
export async function runSuites(
  settings: RunSettings,
  observer: RunObserver,
  { stop, abandon }: RunEnding,
  reporters: readonly EngineReporter[] = [],
): Promise<SuitesEnd> {
  let vitest: Vitest | undefined;
  let worker: RunWorker | undefined;
  let engineError: unknown;
  let lost: string | undefined;
  let collected = 0;
  const reporter: Reporter = {
    onTestModuleCollected(module) {
      collected += [...module.children.allTests()].filter((test) => test.meta().excluded !== true).length;
      observer.onCollected(collected);
      for (const error of module.errors()) engineError ??= error;
    },
    onTestModuleEnd(module) {
      for (const error of module.errors()) engineError ??= error;
    },
    onTestCaseResult(testCase) {
      const result = resultOf(testCase);
      if (result) observer.onResult(result);
      else engineError ??= testCase.result().errors?.[0] ?? new Error(`${testCase.name} ended without a verdict.`);
    },
    onTestRunEnd(_, errors) {
      engineError ??= errors[0];
    },
  };
  let ended: () => void = () => undefined;
  const workerEnded = new Promise<void>((resolve) => (ended = resolve));
  const endWorker = () => void Promise.resolve(worker?.end()).finally(ended);
  const watchdog = new Watchdog(settings, (seconds) => {
    lost = `The worker of the run answered nothing for ${seconds} s and was ended.`;
    endWorker();
  });
  const cancel = () => {
    watchdog.endRun();
    void vitest?.cancelCurrentRun('keyboard-input').catch(() => undefined);
  };
  // A run is driven by settings alone: nothing of the project that it is started in may reach it.
  const { VITEST: _, ...environment } = process.env;
  const { exitCode } = process;
  const handlers = new Map(taken.map((name) => [name, listenersOf(name)]));
  try {
    const root = resolve(everySuite, '../../..');
    const { createVitest, ThreadsPoolWorker } = await import('vitest/node');
    // What it said last is still to be read.
    worker = new RunWorker(ThreadsPoolWorker, () => void setTimeout(ended, lastWordsMs));
    vitest = await createVitest(
      'test',
      {
        config: false,
        root,
        watch: false,
        // Relative to the root, since a folder can have any name, and this is a glob.
        include: [relative(root, everySuite).split(sep).join('/')],
        exclude: [],
        pool: worker.pool,
        maxWorkers: 1,
        isolate: false,
        sequence: { concurrent: true, shuffle: false },
        maxConcurrency: testCasesAtOnce,
        testTimeout: 0,
        hookTimeout: 0,
        teardownTimeout: noLimitMs,
        allowOnly: false,
        passWithNoTests: true,
        silent: true,
        experimental: { viteModuleRunner: false, nodeLoader: false },
        reporters: [reporter, ...reporters],
        env: environment as Record<string, string>,
        provide: { run: settings },
      },
      { logLevel: 'silent', cacheDir: resolve(settings.exchangesFile, '../.cache') },
    );
    for (const name of taken)
      for (const handler of listenersOf(name)) if (!handlers.get(name)?.includes(handler)) process.off(name, handler);
    stop.addEventListener('abort', cancel, { once: true });
    abandon?.addEventListener('abort', endWorker, { once: true });
    if (!stop.aborted) await Promise.race([vitest.start(), workerEnded]);
  } catch (thrown) {
    engineError ??= thrown;
  } finally {
    stop.removeEventListener('abort', cancel);
    await Promise.race([vitest?.close(), workerEnded]);
    abandon?.removeEventListener('abort', endWorker);
    watchdog.close();
    // A failed test case is not a failure of this process: the caller decides on the exit code.
    process.exitCode = exitCode;
  }
  const brokeOff = worker?.brokeOff ?? false;
  if (brokeOff) lost ??= 'The worker of the run ended by itself.';
  const failure = stop.aborted ? undefined : failureOf(lost, engineError, watchdog.lastWork);
  return { brokeOff, ...(failure && { failure }) };
}

function failureOf(lost: string | undefined, engineError: unknown, lastWork: string | undefined) {
  if (lost !== undefined) {
    const work =
      lastWork === undefined ? 'It had not begun any test case.' : `The last that it worked on: ${lastWork}.`;
    return new SuiteError('WORKER_LOST', `${lost} ${work}`);
  }
  if (engineError === undefined) return undefined;
  return new SuiteError('ENGINE_FAILED', `The test engine failed: ${messageOf(engineError)}`, { cause: engineError });
}

/** Those of a signal or of another event of the process. */
function listenersOf(name: (typeof taken)[number]): readonly NodeJS.SignalsListener[] {
  return process.listeners(name as 'SIGINT');
}

function resultOf(testCase: TestCase): TestCaseResult | undefined {
  return testCase.meta().outcome;
}
