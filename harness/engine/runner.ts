import { relative, resolve, sep } from 'node:path';
import type { Reporter, TestCase, Vitest } from 'vitest/node';
import { messageOf, SuiteError } from '../report/errors.js';
import { testCasesAtOnce } from '../session/property-time.js';
import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';
import { everySuite } from './suite-files.js';

/** The engine's own handlers of these are taken away: they end the process before a report can be written. */
const signals = ['SIGINT', 'SIGTERM'] as const;

export interface RunObserver {
  /** Called when test cases have been found: how many there are so far that the options of the run chose. */
  onCollected(testCases: number): void;
  /** Called as each test case is decided. */
  onResult(result: TestCaseResult): void;
}

/** A vitest reporter: the name of a built-in one, or one that was made. */
export type EngineReporter = string | Reporter;

/**
 * Runs the suites in one vitest worker and reports each test case as it is decided.
 * @param signal ends the run early; what was decided until then has been reported
 * @param reporters additional vitest reporters
 * @throws SuiteError ENGINE_FAILED when the engine itself fails
 */
export async function runSuites(
  settings: RunSettings,
  observer: RunObserver,
  signal: AbortSignal,
  reporters: readonly EngineReporter[] = [],
): Promise<void> {
  let vitest: Vitest | undefined;
  let engineError: unknown;
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
  const cancel = () => void vitest?.cancelCurrentRun('keyboard-input');
  // A run is driven by settings alone: nothing of the project that it is started in may reach it.
  const { VITEST: _, ...environment } = process.env;
  const { exitCode } = process;
  const handlers = new Map(signals.map((name) => [name, process.listeners(name)]));
  try {
    const root = resolve(everySuite, '../../..');
    const { createVitest } = await import('vitest/node');
    vitest = await createVitest(
      'test',
      {
        config: false,
        root,
        watch: false,
        // Relative to the root, since a folder can have any name, and this is a glob.
        include: [relative(root, everySuite).split(sep).join('/')],
        exclude: [],
        pool: 'threads',
        maxWorkers: 1,
        isolate: false,
        sequence: { concurrent: true, shuffle: false },
        maxConcurrency: testCasesAtOnce,
        testTimeout: 0,
        hookTimeout: 0,
        teardownTimeout: 60_000,
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
    for (const name of signals)
      for (const handler of process.listeners(name))
        if (!handlers.get(name)?.includes(handler)) process.off(name, handler);
    signal.addEventListener('abort', cancel, { once: true });
    if (!signal.aborted) await vitest.start();
  } catch (thrown) {
    engineError ??= thrown;
  } finally {
    signal.removeEventListener('abort', cancel);
    await vitest?.close();
    // A failed test case is not a failure of this process: the caller decides on the exit code.
    process.exitCode = exitCode;
  }
  if (engineError !== undefined && !signal.aborted)
    throw new SuiteError('ENGINE_FAILED', `The test engine failed: ${messageOf(engineError)}`, { cause: engineError });
}

function resultOf(testCase: TestCase): TestCaseResult | undefined {
  return testCase.meta().outcome;
}
