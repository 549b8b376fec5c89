import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Reporter, TestCase, Vitest } from 'vitest/node';
import { messageOf, SuiteError } from '../report/errors.js';
import { testCasesAtOnce } from '../session/property-time.js';
import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';
import { loadInTurn } from './load-in-turn.js';
import { nextWorker, type RunWorker } from './run-worker.js';
import { excludesAny, leftOutOf } from './left-out.js';
import { listedPurposes } from './listed-purposes.js';
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
  /** Sentences on what is worth knowing of the run as a whole, and never judged. */
  readonly notes: readonly string[];
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
  const passed = new Set<string>();
  const pass = (result: TestCaseResult) => {
    if (passed.has(result.id)) return;
    passed.add(result.id);
    observer.onResult(result);
  };
  const reporter: Reporter = {
    onTestModuleCollected(module) {
      collected += [...module.children.allTests()].length;
      observer.onCollected(collected);
      for (const error of module.errors()) engineError ??= error;
    },
    onTestModuleEnd(module) {
      for (const error of module.errors()) engineError ??= error;
    },
    onTestCaseResult(testCase) {
      const result = resultOf(testCase);
      if (result) pass(result);
      else engineError ??= testCase.result().errors?.[0] ?? new Error(`${testCase.name} ended without a verdict.`);
    },
    onTestRunEnd(_, errors) {
      engineError ??= errors[0];
    },
  };
  let ended: () => void = () => undefined;
  const workerEnded = new Promise<void>((resolve) => (ended = resolve));
  const endWorker = () => void Promise.resolve(worker?.end()).finally(ended);
  const onSilence = (seconds: number) => {
    lost = `The worker of the run answered nothing for ${seconds} s and was ended.`;
    endWorker();
  };
  const watchdog = new Watchdog(settings, onSilence, pass);
  const cancel = () => {
    watchdog.endRun();
    void vitest?.cancelCurrentRun('keyboard-input').catch(() => undefined);
  };
  let leftOut: Promise<void> | undefined;
  // Takes long, so it is done while the worker starts.
  const sayLeftOut = () => (leftOut ??= sayWhatIsLeftOut(settings, observer));
  const { exitCode } = process;
  try {
    const root = resolve(everySuite, '../../..');
    worker = nextWorker(settings);
    const pool = worker.poolFor({
      onStart: () => void sayLeftOut().catch(() => undefined),
      // What it said last is still to be read.
      onBreakOff: () => void setTimeout(ended, lastWordsMs),
    });
    const { createVitest } = loadInTurn('vitest/node') as typeof import('vitest/node');
    process.on('newListener', keepOut);
    vitest = await createVitest(
      'test',
      {
        config: false,
        root,
        watch: false,
        // Relative to the root, since a folder can have any name, and this is a glob.
        include: [relative(root, everySuite).split(sep).join('/')],
        exclude: [],
        pool,
        runner: join(dirname(everySuite), 'suite-runner.js'),
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
        provide: { run: settings },
      },
      { logLevel: 'silent', cacheDir: resolve(settings.exchangesFile, '../.cache') },
    );
    process.off('newListener', keepOut);
    stop.addEventListener('abort', cancel, { once: true });
    abandon?.addEventListener('abort', endWorker, { once: true });
    if (!stop.aborted) {
      await Promise.race([vitest.start(), workerEnded]);
      await sayLeftOut();
    }
  } catch (thrown) {
    engineError ??= thrown;
  } finally {
    process.off('newListener', keepOut);
    stop.removeEventListener('abort', cancel);
    await Promise.race([vitest?.close(), workerEnded]);
    // One that the engine never came to use.
    if (worker?.brokeOff === false) await worker.end();
    abandon?.removeEventListener('abort', endWorker);
    watchdog.close();
    // A failed test case is not a failure of this process: the caller decides on the exit code.
    process.exitCode = exitCode;
  }
  const brokeOff = worker?.brokeOff ?? false;
  if (brokeOff) lost ??= 'The worker of the run ended by itself.';
  const failure = stop.aborted ? undefined : failureOf(lost, engineError, watchdog.lastWork);
  return { brokeOff, notes: watchdog.notes, ...(failure && { failure }) };
}

/** Reports the test purposes that the options exclude. */
async function sayWhatIsLeftOut(settings: RunSettings, observer: RunObserver): Promise<void> {
  if (!excludesAny(settings)) return;
  for (const result of leftOutOf(await listedPurposes(), settings)) observer.onResult(result);
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

/** Takes a handler of the engine away before the event that it is for can come. */
function keepOut(event: string | symbol, handler: (...values: unknown[]) => void): void {
  if ((taken as readonly unknown[]).includes(event)) process.nextTick(() => process.off(event, handler));
}

function resultOf(testCase: TestCase): TestCaseResult | undefined {
  return testCase.meta().outcome;
}
