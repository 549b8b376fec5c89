import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareReports } from '../../harness/report/compare-reports.js';
import { mergeProblem, mergeReports, type Evidenced } from '../../harness/report/merge-reports.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { visible } from '../../reporters/terminal-text.js';
import { outputFolder } from './output-folder.js';
import { readEvidenced, readReport, reportFile } from './read.js';
import { printReport, publishReports } from './files.js';
import { commandsFor } from './own-command.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Renders a report in other formats. It is not judged again: the exit code is 0.
 * @throws UsageError when the report cannot be read
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function render(options: {
  readonly report: string;
  readonly out?: string;
  readonly reporter?: readonly string[];
}): Promise<void> {
  const { report, exchanges } = await readEvidenced(options.report);
  const out = await outputFolder(options.out ?? dirname(await reportFile(options.report)));
  printReport(report, options.reporter, commandsFor(options.report));
  await publishReports(report, { out, exchanges, reporters: options.reporter });
}

/**
 * Merges the reports of shards, and sets the exit code of the whole run.
 * @throws UsageError when they are not of one run
 */
export async function merge(options: {
  readonly reports: readonly string[];
  readonly out?: string;
  readonly reporter?: readonly string[];
}): Promise<void> {
  const parts: Evidenced[] = [];
  for (const path of options.reports) parts.push(await readEvidenced(path));
  const [first, ...others] = parts;
  const problem = mergeProblem(parts.map(({ report }) => report));
  if (!first || problem !== undefined) throw new UsageError(problem ?? 'There is no report to merge.');
  const merged = mergeReports([first, ...others]);
  if (new Set(parts.map(({ report }) => report.seed)).size > 1)
    process.stderr.write('warning: The shards have different seeds. Give all of them the same --seed.\n');
  const out = await outputFolder(options.out ?? 'reports');
  await writeFile(
    join(out, 'exchanges.ndjson'),
    merged.exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''),
  );
  printReport(merged.report, options.reporter, commandsFor(out));
  await publishReports(merged.report, { out, exchanges: merged.exchanges, reporters: options.reporter });
  process.exitCode = exitCodeOf(merged.report.verdict, merged.report.mode);
}

/**
 * Shows how the failures of two runs differ; exit code 1 when there are new ones.
 * @throws UsageError when a report cannot be read
 */
export async function diff(options: { readonly before: string; readonly after: string }): Promise<void> {
  const [before, after] = [await readReport(options.before), await readReport(options.after)];
  const comparison = compareReports(before, after);
  const blocks = [
    ...incomparable(before, after),
    ...block('New failures', comparison.new),
    ...block('Fixed', comparison.fixed),
    ...block('Still failing', comparison.stillFailing),
    ...block('Failed before, and not decided now', comparison.undecided),
    `${comparison.new.length} new, ${comparison.fixed.length} fixed, ${comparison.stillFailing.length} still failing, ${comparison.undecided.length} not decided now`,
  ];
  process.stdout.write(`${blocks.join('\n')}\n`);
  process.exitCode = comparison.new.length > 0 ? 1 : 0;
}

/** What makes a comparison less telling. */
function incomparable(before: RunReport, after: RunReport): readonly string[] {
  const differing = [
    ...(before.suite.version === after.suite.version ? [] : ['versions of the suite']),
    ...(before.suite.specificationDigest === after.suite.specificationDigest ? [] : ['specifications']),
    ...(before.target.baseUrl === after.target.baseUrl ? [] : ['base URLs']),
    ...(before.mode === after.mode ? [] : ['modes']),
  ];
  return differing.length === 0 ? [] : [`note: The runs have different ${differing.join(', ')}.`, ''];
}

function block(title: string, testCases: readonly TestCaseResult[]): readonly string[] {
  if (testCases.length === 0) return [];
  const lines = testCases.map(({ id, verdict, reason }) => {
    const why = verdict === 'pass' ? '' : `: ${visible(reason).replace(/\s+/g, ' ').slice(0, 160)}`;
    return `  ${verdict.padEnd(12)} ${id}${why}`;
  });
  return [`${title}: ${testCases.length}`, ...lines, ''];
}
