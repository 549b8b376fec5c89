import type { RunVerdict, Verdict } from '../../harness/report/run-report.js';
import type { OperationTimes, Trend, TrendRun } from '../../harness/report/trend/trend.js';
import type { Percentiles } from '../../harness/report/trend/percentiles.js';
import { markup, type Markup } from '../html/markup.js';
import { scriptFreePage } from '../html/script-free-page.js';
import { pageStyle } from '../html/page-style.js';
import { count, plural, signs } from '../html/summary.js';
import { lineChart, sparkline, verdictChart } from './charts.js';
import { trendStyle } from './style.js';

const runSigns: Readonly<Record<RunVerdict, string>> = {
  conformant: '✓',
  partial: '◐',
  'non-conformant': '✕',
  incomplete: '?',
  error: '⚠',
};

/** So many test cases or findings are listed; the JSON has all. */
const maxRows = 200;

/** A trend as one HTML page without scripts, which loads nothing. */
export function renderTrend(trend: Trend): string {
  const suppliers = [...new Set(trend.runs.map(({ target }) => target.supplier))];
  const body = markup`<main>
<header class="head">
  <p class="eyebrow">${trend.runs[0]?.suite.specification ?? ''} · trend</p>
  <h1>${suppliers.map((name) => markup`<bdi>${name}</bdi> `)}</h1>
  <p class="lead">${plural(trend.runs.length, 'run')} from ${day(trend.runs[0])} to ${day(trend.runs.at(-1))}</p>
  <p class="rests">${breaksSentence(trend)}</p>
</header>
${charts(trend)}
${runsSection(trend)}
${findingsSection(trend)}
${flipsSection(trend)}
${timesSection(trend)}
</main>`;
  return scriptFreePage({ title: `Trend · ${suppliers.join(', ')}`, style: pageStyle + trendStyle, body });
}

function breaksSentence({ breaks }: Trend): string {
  if (breaks.length === 0) return 'Nothing but the supplier changed from run to run, as far as the reports say.';
  return `At ${plural(breaks.length, 'dashed line')} something other than the supplier changed: compare what lies on its two sides with caution. Lines end there, and no flip is counted across it.`;
}

function charts(trend: Trend): Markup {
  const { runs } = trend;
  const seconds = runs.map(({ durationMs }) => Math.round(durationMs / 1000));
  return markup`<section aria-labelledby="charts-title"><h2 id="charts-title">At a glance</h2><div class="charts">
  ${verdictChart(trend)}
  ${lineChart(
    'Findings: MUST (solid), SHOULD (dashed)',
    [
      { name: 'MUST', colour: 'fail', values: runs.map(({ findings }) => findings.must) },
      { name: 'SHOULD', colour: 'warn', values: runs.map(({ findings }) => findings.should) },
    ],
    trend,
  )}
  ${lineChart(
    'Operations decided completely',
    [{ name: 'operations', colour: 'pass', values: runs.map(({ operations }) => operations.decided) }],
    trend,
  )}
  ${lineChart('Duration of the run in seconds', [{ name: 'seconds', colour: 'ink', values: seconds }], trend)}
</div></section>`;
}

function runsSection({ runs, breaks }: Trend): Markup {
  const changed = new Map(breaks.map((each) => [each.before, each.changed]));
  const rows = runs.map((run, index) => {
    const causes = changed.get(index);
    const { operations, testCases, findings } = run;
    return markup`${causes && markup`<tr class="changed"><td colspan="8">Break: changed ${causes.join(', ')}</td></tr>`}
    <tr><th scope="row">${time(run)}</th><td>${run.suite.version}</td><td>${run.mode}</td>
    <td><span class="tally verdict-${run.verdict}"><span aria-hidden="true">${runSigns[run.verdict]}</span> ${run.verdict}</span> ${classesOf(run)}</td>
    <td class="number">${operations.decided} of ${operations.all} operations,<br>${count(testCases.decided)} of ${count(testCases.applicable)} test cases</td>
    <td class="number">${findings.must}</td><td class="number">${findings.should}</td>
    <td class="number">${count(Math.round(run.durationMs / 1000))} s</td></tr>`;
  });
  return markup`<section aria-labelledby="runs-title"><h2 id="runs-title">Runs</h2>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="runs-title"><table class="wide">
  <thead><tr><th scope="col">Began</th><th scope="col">Suite</th><th scope="col">Mode</th><th scope="col">Verdict</th>
  <th scope="col" class="number">Decided</th><th scope="col" class="number">MUST</th><th scope="col" class="number">SHOULD</th>
  <th scope="col" class="number">Took</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function classesOf({ classes = [] }: TrendRun): Markup | false {
  if (classes.length === 0) return false;
  return markup`<span class="source">${classes.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}</span>`;
}

function findingsSection({ findings, breaks }: Trend): Markup {
  const rows = findings.slice(0, maxRows).map(
    ({
      requirement,
      operation,
      level,
      runs,
    }) => markup`<tr><th scope="row"><span class="mono">${requirement}</span> <span class="level">${level}</span></th>
    <td class="mono">${operation}</td><td class="strip">${runs.map((found, index) =>
      cell(index, breaks, found ? (level === 'MUST' ? 'fail' : 'warn') : undefined, found ? 'found' : 'not found'),
    )}</td></tr>`,
  );
  return section('findings', 'Findings', rows, findings.length, 'No requirement is violated in any run.', [
    'Requirement',
    'Operation',
    'Runs, the latest last',
  ]);
}

function flipsSection({ flips, breaks }: Trend): Markup {
  const rows = flips.slice(0, maxRows).map(
    ({
      id,
      title,
      operation,
      flips: number,
      verdicts: all,
    }) => markup`<tr><th scope="row"><span class="mono">${id}</span><span class="source">${title}, ${operation}</span></th>
    <td class="number">${number}</td><td class="strip">${all.map((verdict, index) =>
      cell(index, breaks, verdict ?? undefined, verdict ?? 'not known'),
    )}</td></tr>`,
  );
  return section(
    'flips',
    'Test cases that flip',
    rows,
    flips.length,
    'No decided test case changed between runs that can be compared.',
    ['Test case', 'Flips', 'Runs, the latest last'],
  );
}

/** One run of a strip: a sign, a colour, and a word for who sees neither. */
function cell(index: number, breaks: Trend['breaks'], verdict: Verdict | undefined, word: string): Markup {
  const edge = breaks.some(({ before }) => before === index) ? ' after-break' : '';
  return markup`<span class="${verdict === undefined ? 'quiet' : `v-${verdict}`}${edge}" title="run ${index + 1}: ${word}"><span aria-hidden="true">${verdict === undefined ? '·' : signs[verdict]}</span><span class="unseen">${word}, </span></span>`;
}

function timesSection({ times, breaks }: Trend): Markup {
  const hasAnswers = times.some(({ answers }) => answers.some((each) => each !== null));
  const shown = ({ answers, testCases }: OperationTimes) => (hasAnswers ? answers : testCases);
  const rows = times
    .filter((each) => shown(each).some((run) => run !== null))
    .map((each) => {
      const latest = shown(each).findLast((run) => run !== null) ?? undefined;
      return markup`<tr><th scope="row" class="mono">${each.operation}</th><td>${sparkline(shown(each), breaks)}</td>${numbers(latest)}</tr>`;
    });
  const what = hasAnswers
    ? 'From a request to the end of its answer, in milliseconds.'
    : 'Of decided test cases, in milliseconds: no exchanges.ndjson lies beside a report, so the times of answers are not known.';
  return markup`<section aria-labelledby="times-title"><h2 id="times-title">Durations by operation</h2>
  <p class="rests">${what} The line is that of 90 in 100, the band goes from 50 to 99. The numbers are of the latest run that has any.</p>
  <div class="scroll" tabindex="0" role="group" aria-labelledby="times-title"><table class="wide">
  <thead><tr><th scope="col">Operation</th><th scope="col">From run to run</th><th scope="col" class="number">Number</th>
  <th scope="col" class="number">50 %</th><th scope="col" class="number">90 %</th><th scope="col" class="number">99 %</th></tr></thead>
  <tbody>${rows}</tbody></table></div></section>`;
}

function numbers(latest: Percentiles | undefined): readonly Markup[] {
  if (!latest) return [];
  return [latest.count, latest.p50, latest.p90, latest.p99].map(
    (number) => markup`<td class="number">${count(number)}</td>`,
  );
}

function section(
  id: string,
  title: string,
  rows: readonly Markup[],
  all: number,
  none: string,
  columns: readonly string[],
): Markup {
  const more =
    all > rows.length && markup`<p class="quiet">${plural(all - rows.length, 'more row')}: see trend.json.</p>`;
  return markup`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}: ${count(all)}</h2>
  ${
    rows.length === 0
      ? markup`<p>${none}</p>`
      : markup`<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}-title"><table class="wide">
  <thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>${more}`
  }</section>`;
}

function day(run: TrendRun | undefined): string {
  return run?.startedAt.slice(0, 10) ?? '';
}

function time({ startedAt }: TrendRun): string {
  return startedAt.slice(0, 16).replace('T', ' ');
}
