import { area, curveStepAfter, line, stack } from 'd3-shape';
import { verdicts, type Verdict } from '../../harness/report/run-report.js';
import type { Trend, TrendRun } from '../../harness/report/trend/trend.js';
import type { Percentiles } from '../../harness/report/trend/percentiles.js';
import { markup, type Markup } from '../html/markup.js';

const [width, height] = [480, 120];
const inset = 8;

/** A value for each run, and the class that gives it its colour. */
interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** Lines from run to run, which end at each break, since what is on its other side is another thing. */
export function lineChart(
  title: string,
  series: readonly Series[],
  { runs, breaks }: Pick<Trend, 'runs' | 'breaks'>,
): Markup {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values));
  const y = (value: number) => height - inset - (value / highest) * (height - 2 * inset);
  const draw = line<number>(
    (index) => x(index, runs.length),
    (index) => index,
  );
  const paths = series.map(({ colour, values }) => {
    const own = draw.y((index) => y(values[index] ?? 0));
    const lines = segments(runs.length, breaks).map(
      (segment) => markup`<path class="line ${colour}" d="${own(segment) ?? ''}"></path>`,
    );
    const points = values.map(
      (value, index) =>
        markup`<circle class="point ${colour}" cx="${round(x(index, runs.length))}" cy="${round(y(value))}" r="3.5"></circle>`,
    );
    return markup`${lines}${points}`;
  });
  const said = series.map(({ name, values }) => `${name}: ${values.join(', ')}`).join('; ');
  return frame({ title, said, highest, body: markup`${breakLines(runs.length, breaks)}${paths}` });
}

/** How the test cases of each run are shared among the verdicts, as steps on top of each other. */
export function verdictChart({ runs, breaks }: Pick<Trend, 'runs' | 'breaks'>): Markup {
  // A step needs the edge after the last run, too.
  const edges = [...runs, ...runs.slice(-1)];
  const highest = Math.max(1, ...runs.map(total));
  const order: readonly Verdict[] = verdicts.toReversed();
  const layers = stack<TrendRun, Verdict>()
    .keys(order)
    .value(({ counts }, verdict) => counts[verdict])(edges);
  const y = (value: number) => height - inset - (value / highest) * (height - 2 * inset);
  const draw = area<(typeof layers)[number][number]>()
    .x((_, index) => (index * width) / runs.length)
    .y0(([from]) => y(from))
    .y1(([, to]) => y(to))
    .curve(curveStepAfter);
  const areas = layers.map((layer) => markup`<path class="fill-${layer.key}" d="${draw(layer) ?? ''}"></path>`);
  const said = runs.map(({ counts }) => verdicts.map((each) => `${counts[each]} ${each}`).join(' ')).join('; ');
  return frame({
    title: 'Test cases by verdict',
    said,
    highest,
    body: markup`${areas}${breakLines(runs.length, breaks)}`,
  });
}

/** A chart of the size of a word: the band from half of the times to nearly all, and the line of nine in ten. */
export function sparkline(times: readonly (Percentiles | null)[], breaks: Trend['breaks']): Markup {
  const [wide, high] = [120, 28];
  const highest = Math.max(1, ...times.map((each) => each?.p99 ?? 0));
  const y = (value: number) => high - 2 - (value / highest) * (high - 4);
  const at = (index: number) => ((index + 0.5) * wide) / times.length;
  const known = (index: number) => times[index] !== null;
  const band = area<number>()
    .defined(known)
    .x(at)
    .y0((index) => y(times[index]?.p50 ?? 0))
    .y1((index) => y(times[index]?.p99 ?? 0));
  const usual = line<number>()
    .defined(known)
    .x(at)
    .y((index) => y(times[index]?.p90 ?? 0));
  const parts = segments(times.length, breaks);
  return markup`<svg class="spark" viewBox="0 0 ${wide} ${high}" aria-hidden="true">
    ${parts.map((part) => markup`<path class="band" d="${band(part) ?? ''}"></path><path class="line ink" d="${usual(part) ?? ''}"></path>`)}
    ${times.map((each, index) => (each && isAlone(index, times, parts) ? markup`<circle class="point ink" cx="${round(at(index))}" cy="${round(y(each.p90))}" r="2"></circle>` : markup``))}
  </svg>`;
}

/** Whether a line through a run has no other point to go to. */
function isAlone(index: number, times: readonly unknown[], parts: readonly (readonly number[])[]): boolean {
  const part = parts.find((each) => each.includes(index)) ?? [];
  const isKnown = (other: number) => part.includes(other) && times[other] !== null;
  return !isKnown(index - 1) && !isKnown(index + 1);
}

interface Frame {
  readonly title: string;
  /** All values, for readers who do not see the chart. */
  readonly said: string;
  readonly highest: number;
  readonly body: Markup;
}

function frame({ title, said, highest, body }: Frame): Markup {
  return markup`<figure class="chart"><figcaption>${title} <span class="quiet">to ${highest}</span></figcaption>
  <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${said}">
    <line class="base" x1="0" x2="${width}" y1="${height - inset}" y2="${height - inset}"></line>${body}
  </svg></figure>`;
}

function breakLines(count: number, breaks: Trend['breaks']): readonly Markup[] {
  return breaks.map(({ before }) => {
    const place = round((before * width) / count);
    return markup`<line class="break" x1="${place}" x2="${place}" y1="0" y2="${height}"></line>`;
  });
}

/** The indexes of the runs between breaks. */
function segments(count: number, breaks: Trend['breaks']): readonly (readonly number[])[] {
  const starts = [0, ...breaks.map(({ before }) => before)];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? count;
    return Array.from({ length: end - start }, (_, offset) => start + offset);
  });
}

/** In the middle of the band of a run: a break has its place between two. */
function x(index: number, count: number): number {
  return ((index + 0.5) * width) / count;
}

function total({ counts }: TrendRun): number {
  return verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
}

function round(value: number): string {
  return value.toFixed(1);
}
