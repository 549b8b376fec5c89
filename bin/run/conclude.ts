import { againstBaseline, verdictBeyond, type KnownFailure } from '../../harness/report/baseline.js';
import { cleanReport } from '../../harness/report/clean-report.js';
import { Redactor } from '../../harness/report/redaction.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import type { BaselineWriting } from '../options/baseline-options.js';
import type { BundleOptions } from '../options/bundle-options.js';
import type { OwnCommands } from '../../reporters/console.js';
import { measuredReport } from './measured-report.js';
import type { PerformedRun } from './perform-run.js';
import { writeBaseline } from '../reports/baseline-file.js';
import { printReport, publishReports } from '../reports/files.js';
import { writeBundle } from '../reports/write-bundle.js';

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

/**
 * Reports what a run came to, however it ended, and gives the exit code.
 * @throws SuiteError OUTPUT_UNWRITABLE after every report has been tried
 */
export async function conclude({ end, exchanges }: PerformedRun, conclusion: Conclusion): Promise<number> {
  const { out, strict, reporters, baseline: entries, writing, bundle } = conclusion;
  const today = new Date().toISOString().slice(0, 10);
  const redactor = new Redactor(end.settings.secrets);
  const measured = await measuredReport(end, exchanges, strict, (warning) =>
    process.stderr.write(`warning: ${warning}\n`),
  );
  const baseline = entries && againstBaseline(measured, entries, today);
  const report = cleanReport({ ...measured, ...(baseline && { baseline }) }, redactor);
  // Where nothing was measured, an empty table would only hide the one sentence that says why.
  if (report.exchanges > 0 || report.reason === undefined)
    printReport(report, reporters, conclusion.commands(report.seed));
  else process.stderr.write(`error: ${report.reason}\n`);
  try {
    await publishReports(report, { out, reporters, exchanges });
    if (writing) process.stdout.write(`${await writeBaseline(report, writing, today)}\n`);
  } finally {
    if (bundle) await writeBundle(report, { bundle, exchanges, profile: end.settings.profile, redactor });
  }
  return exitCodeOf(baseline ? verdictBeyond(report, baseline, strict) : report.verdict, report.mode);
}
