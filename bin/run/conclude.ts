import { againstBaseline, verdictBeyond, type KnownFailure } from '../../harness/report/baseline.js';
import { cleanReport } from '../../harness/report/clean-report.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { visible } from '../../reporters/terminal-text.js';
import type { BaselineWriting } from '../options/baseline-options.js';
import type { BundleOptions } from '../options/bundle-options.js';
import type { OwnCommands } from '../../reporters/console.js';
import { measuredReport } from './measured-report.js';
import type { PerformedRun } from './perform-run.js';
import { printReport, publishReports, refuseUnwritten, sizeNote, writeReports } from '../reports/files.js';

/** What a run is reported with. */
export interface Conclusion {
  readonly out: string;
  readonly strict: boolean;
  /** The requested reports; default: all. */
  readonly reporters: readonly string[] | undefined;
  /** The failures that are known, where a baseline was given. */
  readonly baseline?: readonly KnownFailure[] | undefined;
  /** The baseline to write, with the entries that it has. */
  readonly writing?: (BaselineWriting & { readonly entries: readonly KnownFailure[] }) | undefined;
  readonly bundle?: BundleOptions | undefined;
  /** What a reader can call next, by the seed of the run. */
  readonly commands: (seed: number) => OwnCommands;
}

const baselineWriter = () => import('../reports/baseline-file.js');
const bundleWriter = () => import('../reports/write-bundle.js');

/**
 * Loads what only some conclusions need. It is called before the run: at its end files and memory may be used up, or the
 * disk gone.
 */
export async function readyFor({ writing, bundle }: Conclusion): Promise<void> {
  if (writing) await baselineWriter();
  if (bundle) await bundleWriter();
}

/**
 * Reports what a run came to, however it ended, and gives the exit code. Files come first: printing may be stopped.
 * @throws SuiteError OUTPUT_UNWRITABLE after every report has been tried
 */
export async function conclude(performed: PerformedRun, conclusion: Conclusion): Promise<number> {
  const { end, exchanges } = performed;
  const { out, strict, reporters, writing, bundle } = conclusion;
  const report = await reportOn(performed, conclusion);
  const { written, unwritten } = await publishReports(report, { out, reporters, exchanges });
  // Where nothing was measured, an empty table would only hide the one sentence that says why.
  if (report.exchanges > 0 || report.reason === undefined)
    printReport(report, reporters, conclusion.commands(report.seed));
  else process.stderr.write(`error: ${visible(report.reason)}\n`);
  if (written.length > 0) process.stdout.write(`Reports: ${written.join(', ')}\n`);
  const note = await sizeNote(written);
  if (note !== undefined) process.stdout.write(`${note}\n`);
  try {
    refuseUnwritten(unwritten);
    if (writing) {
      const { writeBaseline } = await baselineWriter();
      process.stdout.write(`${await writeBaseline(report, writing, today())}\n`);
    }
  } finally {
    const { profile, secrets } = end.settings;
    if (bundle) {
      const { writeBundle } = await bundleWriter();
      await writeBundle(report, { bundle, exchanges, profile, redactor: new Redactor(secrets) });
    }
  }
  const { baseline } = report;
  const verdict = baseline ? verdictBeyond(report, baseline, strict) : report.verdict;
  return exitCodeOf(verdict, report.mode, report.classes);
}

/** Writes the reports of a run whose clean-up goes on; `conclude` writes them again. */
export async function reportSoFar(performed: PerformedRun, conclusion: Conclusion): Promise<void> {
  const { out, reporters } = conclusion;
  await writeReports(await reportOn(performed, conclusion), { out, reporters, exchanges: performed.exchanges });
}

async function reportOn({ end, exchanges }: PerformedRun, conclusion: Conclusion): Promise<RunReport> {
  const { strict, baseline: entries } = conclusion;
  const measured = await measuredReport(end, exchanges, strict, (warning) =>
    process.stderr.write(`warning: ${visible(warning)}\n`),
  );
  const baseline = entries && againstBaseline(measured, entries, today());
  return cleanReport({ ...measured, ...(baseline && { baseline }) }, new Redactor(end.settings.secrets));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
