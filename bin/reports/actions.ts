import { dirname, join } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchanges } from '../../harness/report/exchange.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import { mergeProblem, mergeReports, type Evidenced } from '../../harness/report/merge-reports.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { outputFolder } from './output-folder.js';
import { readEvidenced, reportFile } from './read.js';
import { printReport, privateMode, publishReports, writeWhole } from './files.js';
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
  const merged = await mergeReports([first, ...others]);
  if (new Set(parts.map(({ report }) => report.seed)).size > 1)
    process.stderr.write('warning: The shards have different seeds. Give all of them the same --seed.\n');
  const out = await outputFolder(options.out ?? 'reports');
  const file = join(out, 'exchanges.ndjson');
  await writeExchanges(file, merged.exchanges);
  printReport(merged.report, options.reporter, commandsFor(out));
  await publishReports(merged.report, { out, exchanges: exchangesIn(file), reporters: options.reporter });
  process.exitCode = exitCodeOf(merged.report.verdict, merged.report.mode, merged.report.classes);
}

/** @throws SuiteError OUTPUT_UNWRITABLE */
async function writeExchanges(file: string, exchanges: Exchanges): Promise<void> {
  try {
    await writeWhole(file, linesOf(exchanges), privateMode);
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The exchanges cannot be written (${messageOf(cause)}).`, { cause });
  }
}

async function* linesOf(exchanges: Exchanges): AsyncGenerator<string> {
  for await (const exchange of exchanges) yield `${JSON.stringify(exchange)}\n`;
}
