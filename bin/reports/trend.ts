import { dirname, join } from 'node:path';
import type { OperationKey } from '../../contract/requirements/index.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchanges } from '../../harness/report/exchange.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import { percentilesOf, type Percentiles } from '../../harness/report/trend/percentiles.js';
import { trendOf, type TimedRun, type Trend } from '../../harness/report/trend/trend.js';
import { visible, visibleJson } from '../../reporters/terminal-text.js';
import { renderTrend } from '../../reporters/trend/page.js';
import { UsageError } from '../terminal/usage-error.js';
import { writeWhole } from './files.js';
import { outputFolder } from './output-folder.js';
import { readReport, reportFile } from './read.js';

/**
 * Shows what becomes of a supplier from run to run: writes `trend.html` and `trend.json`, or prints the JSON.
 * @throws UsageError when a report cannot be read, or there is only one
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function trend(options: {
  readonly reports: readonly string[];
  readonly out: string;
  readonly json: boolean;
}): Promise<void> {
  if (options.reports.length < 2) throw new UsageError('A trend needs two reports or more.');
  const runs: TimedRun[] = [];
  for (const path of options.reports) runs.push(await timedRun(path));
  const found = trendOf(runs);
  if (options.json) {
    process.stdout.write(`${visibleJson(found, 2)}\n`);
    return;
  }
  const out = await outputFolder(options.out);
  const [page, data] = [join(out, 'trend.html'), join(out, 'trend.json')];
  try {
    await writeWhole(page, renderTrend(found));
    await writeWhole(data, `${JSON.stringify(found, null, 2)}\n`);
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The trend cannot be written (${messageOf(cause)}).`, { cause });
  }
  process.stdout.write(visible(`${summary(found)}\nTrend: ${page}, ${data}\n`));
}

/** A run with the times of its answers, where exchanges.ndjson lies beside the report. */
async function timedRun(path: string): Promise<TimedRun> {
  const report = await readReport(path);
  const answers = await answerTimes(exchangesIn(join(dirname(await reportFile(path)), 'exchanges.ndjson')));
  return { report, ...(answers && { answers }) };
}

/** How long complete answers took, by operation; undefined where there are no exchanges. */
async function answerTimes(exchanges: Exchanges): Promise<ReadonlyMap<OperationKey, Percentiles> | undefined> {
  const times = new Map<OperationKey, number[]>();
  let isEmpty = true;
  for await (const { operation, response, durationMs } of exchanges) {
    isEmpty = false;
    if (operation === undefined || !response) continue;
    const own = times.get(operation);
    if (own) own.push(durationMs);
    else times.set(operation, [durationMs]);
  }
  if (isEmpty) return undefined;
  return new Map(
    [...times].flatMap(([operation, own]) => {
      const percentiles = percentilesOf(own);
      return percentiles ? [[operation, percentiles] as const] : [];
    }),
  );
}

function summary({ runs, breaks, flips, findings }: Trend): string {
  const lasting = findings.filter((finding) => finding.runs.at(-1)).length;
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [
    `${count(runs.length, 'run')}, ${count(breaks.length, 'break')}`,
    `${count(flips.length, 'test case')} that ${flips.length === 1 ? 'flips' : 'flip'}`,
    `${count(findings.length, 'finding')}, ${lasting} of them in the last run`,
  ].join('; ');
}
