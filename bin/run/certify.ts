import { join, resolve } from 'node:path';
import { genericOperations } from '../../contract/description.js';
import { answerFor } from '../../harness/session/operator.js';
import type { KnownFailure } from '../../harness/report/baseline.js';
import type { RunReport } from '../../harness/report/run-report.js';
import type { EngineReporter, RunObserver } from '../../harness/engine/runner.js';
import { baselineWritingOf } from '../options/baseline-options.js';
import { bundleOptionsOf } from '../options/bundle-options.js';
import type { Conclusion } from './conclude.js';
import { reportersOf } from './engine-reporters.js';
import { interruption } from './interruption.js';
import { askOperator, isAttended } from '../terminal/operator.js';
import { performRun, type PerformedRun } from './perform-run.js';
import { prepareRun, type PreparedRun } from './prepare-run.js';
import { rerunOf, selectionOf } from './selection-options.js';
import { CleanUp } from '../terminal/clean-up.js';
import { Progress } from '../terminal/progress.js';
import { runLimitsOf, type RunLimits } from '../options/run-limits.js';
import type { RunArguments } from '../options/run-options.js';
import { checkVariables } from './check-variables.js';
import { commandsAfterRun } from '../reports/own-command.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * The command `run`: finds the supplier, runs the suites, writes the reports and sets the exit code.
 * @throws UsageError, ProfileError or SuiteError before any traffic
 */
export async function certify(options: RunArguments): Promise<void> {
  await checkVariables(options.profile);
  const { own, engine } = await reportersOf(options.reporter, process.cwd());
  const baseline = await baselineOf(options);
  const writing = await baselineToWrite(options);
  const bundle = await bundleOptionsOf(options);
  const limits = runLimitsOf(options);
  const last = await lastReportOf(options);
  // What failed with generated values fails again with the same ones.
  const prepared = await prepareRun({ ...options, seed: options.seed ?? last?.seed }, async () => {
    const selection = await selectionOf(options);
    return last ? rerunOf(selection, last) : selection;
  });
  try {
    for (const warning of prepared.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (options['dry-run'] && genericOperations().length > 0)
      throw new UsageError(
        '--dry-run plays a run against the embedded reference supplier, which has the operations of the Supplier API only. Drop --spec.',
      );
    if (options['dry-run']) return await (await import('./dry-run.js')).dryRun(prepared.settings);
    if (prepared.settings.rerun?.length === 0) {
      process.stdout.write(
        'Nothing to run again: the earlier report has no such test case that failed, warned or was not decided.\n',
      );
      return;
    }
    const performed = await performWithProgress(prepared, { folder: options.out, limits, reporters: engine });
    try {
      const { conclude } = await conclusion();
      process.exitCode = await conclude(performed, {
        out: resolve(options.out),
        strict: options.strict,
        reporters: own,
        baseline,
        writing,
        bundle,
        commands: (seed) => commandsAfterRun(options, seed),
      });
    } finally {
      performed.release();
    }
  } finally {
    await prepared.close();
  }
}

/** @throws UsageError when the report of `--last-failed` cannot be read */
async function lastReportOf({ 'last-failed': file, out }: RunArguments): Promise<RunReport | undefined> {
  if (file === undefined) return undefined;
  return (await import('../reports/read.js')).readReport(file === '' ? out : file);
}

/** @throws UsageError when the baseline is not valid, or may not be used */
async function baselineOf({ baseline, mode }: RunArguments): Promise<readonly KnownFailure[] | undefined> {
  if (baseline === undefined) return undefined;
  if (mode === 'certify') throw new UsageError('--mode certify excuses nothing: drop --baseline.');
  return (await import('../reports/baseline-file.js')).readBaseline(baseline);
}

/** @throws UsageError when a baseline may not be written, or the file that is there is not one */
async function baselineToWrite(options: RunArguments): Promise<Conclusion['writing']> {
  const writing = baselineWritingOf(options);
  return (
    writing && { ...writing, entries: await (await import('../reports/baseline-file.js')).entriesBefore(writing.file) }
  );
}

/** Reporting needs much that a run does not: it is loaded while the suites run, not before. */
function conclusion(): Promise<typeof import('./conclude.js')> {
  return import('./conclude.js');
}

interface Performance {
  readonly folder: string;
  readonly limits: RunLimits;
  readonly reporters: readonly EngineReporter[];
}

/** Runs the suites, shows progress, and ends them at Ctrl-C or at a limit. */
async function performWithProgress(
  prepared: PreparedRun,
  { folder, limits, reporters }: Performance,
): Promise<PerformedRun> {
  const attended = isAttended(process.env);
  const progress = new Progress();
  const interrupted = interruption(limits);
  const { signal } = interrupted;
  const operator = attended && answerFor((text) => progress.paused(() => askOperator(text, signal)));
  const cleanUp = new CleanUp(join(resolve(folder), 'ledger.ndjson'));
  const onAbort = () => cleanUp.begin();
  signal.addEventListener('abort', onAbort, { once: true });
  let results = 0;
  const observer: RunObserver = {
    onCollected: (testCases) => progress.expect(testCases),
    onResult(result) {
      if (results++ === 0) void conclusion();
      progress.show(result);
      if (progress.isComplete) cleanUp.begin();
      if (result.verdict === 'fail') interrupted.failed();
    },
  };
  try {
    const { profile, reference } = prepared.settings;
    const target = `${reference ? 'the embedded reference supplier at ' : ''}${profile.supplier.baseUrl}`;
    const onStart = (warning?: string) => {
      if (warning !== undefined) process.stderr.write(`warning: ${warning}\n`);
      progress.begin(target);
    };
    return await performRun(prepared, folder, { onStart, observer, signal, attended, reporters });
  } finally {
    interrupted.release();
    signal.removeEventListener('abort', onAbort);
    if (operator) operator.close();
    progress.end();
    cleanUp.end();
  }
}
