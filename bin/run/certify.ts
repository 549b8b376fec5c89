import { join, resolve } from 'node:path';
import { genericOperations } from '../../contract/description.js';
import { answerFor } from '../../harness/session/operator.js';
import type { KnownFailure } from '../../harness/report/baseline.js';
import { leftoversOf } from '../../harness/session/ledger.js';
import type { RunReport } from '../../harness/report/run-report.js';
import type { EngineReporter, RunObserver } from '../../harness/engine/runner.js';
import { baselineWritingOf } from '../options/baseline-options.js';
import { bundleOptionsOf } from '../options/bundle-options.js';
import { reportersOf } from './engine-reporters.js';
import type { Conclusion } from './conclude.js';
import { interruption, type Interruption } from './interruption.js';
import { askOperator, isAttended } from '../terminal/operator.js';
import { performRun, type PerformedRun, type RunControl } from './perform-run.js';
import { prepareRun, type PreparedRun } from './prepare-run.js';
import { rerunOf, selectionOf } from './selection-options.js';
import { CleanUp } from '../terminal/clean-up.js';
import { Progress } from '../terminal/progress.js';
import { runLimitsOf } from '../options/run-limits.js';
import type { RunArguments } from '../options/run-options.js';
import { checkVariables } from './check-variables.js';
import { commandsAfterRun } from '../reports/own-command.js';
import { UsageError } from '../terminal/usage-error.js';
import { visible } from '../../reporters/terminal-text.js';

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
    for (const warning of prepared.warnings) process.stderr.write(`warning: ${visible(warning)}\n`);
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
    const conclusion = {
      out: resolve(options.out),
      strict: options.strict,
      reporters: own,
      baseline,
      writing,
      bundle,
      commands: (seed: number) => commandsAfterRun(options, seed),
    };
    const interrupted = interruption(limits, () => listLeft(conclusion.out));
    try {
      const unfinished = await performAndConclude(prepared, { conclusion, interrupted, reporters: engine });
      if (unfinished || interrupted.abandon.aborted) await endNow(conclusion.out);
    } finally {
      interrupted.release();
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

interface Performance {
  readonly conclusion: Conclusion;
  readonly interrupted: Interruption;
  readonly reporters: readonly EngineReporter[];
}

/** Runs the suites, reports what they came to, and sets the exit code. Gives whether something goes on that need not. */
async function performAndConclude(prepared: PreparedRun, performance: Performance): Promise<boolean> {
  // What is needed at the end is loaded at the start: then files and memory may be used up, or the disk gone.
  const { conclude, readyFor, reportSoFar } = await import('./conclude.js');
  const { conclusion } = performance;
  await readyFor(conclusion);
  const onSlowEnd = (soFar: PerformedRun) => reportSoFar(soFar, conclusion);
  const performed = await performWithProgress(prepared, performance, onSlowEnd);
  try {
    process.exitCode = await conclude(performed, conclusion);
  } finally {
    performed.release();
  }
  return performed.end.unfinished ?? false;
}

/** Runs the suites, shows progress, and ends them at Ctrl-C or at a limit. */
async function performWithProgress(
  prepared: PreparedRun,
  { conclusion, interrupted, reporters }: Performance,
  onSlowEnd: NonNullable<RunControl['onSlowEnd']>,
): Promise<PerformedRun> {
  const attended = isAttended(process.env);
  const progress = new Progress();
  const { signal, abandon } = interrupted;
  const operator = attended && answerFor((text) => progress.paused(() => askOperator(text, signal)));
  const cleanUp = new CleanUp(join(conclusion.out, 'ledger.ndjson'));
  const onAbort = () => cleanUp.begin();
  signal.addEventListener('abort', onAbort, { once: true });
  const observer: RunObserver = {
    onCollected: (testCases) => progress.expect(testCases),
    onResult(result) {
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
    const control = { onStart, observer, signal, abandon, attended, reporters, onSlowEnd };
    return await performRun(prepared, conclusion.out, control);
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (operator) operator.close();
    progress.end();
    cleanUp.end();
  }
}

/** Ends the process: what was abandoned would keep it. */
async function endNow(folder: string): Promise<void> {
  listLeft(folder);
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit();
}

/** Says what is left in the supplier when nothing removes it any more. */
function listLeft(folder: string): void {
  const left = leftoversOf(join(folder, 'ledger.ndjson'));
  if (left.length === 0) return;
  const lines = left.map(({ kind, id, supplierReference, reason }) =>
    visible(`left: ${kind} ${id}${supplierReference === undefined ? '' : ` (${supplierReference})`}: ${reason}`),
  );
  process.stderr.write(`${lines.join('\n')}\nRemove it with cleanup --out ${folder}.\n`);
}
