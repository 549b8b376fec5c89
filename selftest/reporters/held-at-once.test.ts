import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../harness/report/exchange.js';
import { verdicts, type RunReport, type TestCaseResult } from '../../harness/report/run-report.js';
import { renderHar } from '../../reporters/har.js';
import { renderHtml } from '../../reporters/html.js';
import type { HeaderLine, PageEvidence } from '../../reporters/html/page-data.js';
import { renderJson } from '../../reporters/json.js';
import { collectGarbage } from '../cli/peak-memory.js';
import { frozenExchanges } from './frozen-exchanges.js';
import { frozenReport } from './frozen-report.js';
import { largeReport } from './large-report.js';
import { textOf } from './text-of.js';

const [template] = frozenExchanges as readonly [Exchange];

/** Exchanges that are made when they are asked for, and how many of them were in memory at most. */
function countedExchanges(count: number) {
  const seen = { made: 0, alive: 0 };
  async function* exchanges(): AsyncGenerator<Exchange> {
    const made: WeakRef<Exchange>[] = [];
    for (let number = 1; number <= count; number++) {
      // As when they are read: a body that no other exchange has.
      const body = `${number} ${'x'.repeat(100)}`;
      const exchange = { ...template, number, request: { ...template.request, body } };
      made.push(new WeakRef(exchange));
      seen.made = number;
      yield exchange;
      if (number % 10_000 !== 0) continue;
      // What is looked at in a turn of the event loop stays to its end.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      seen.alive = Math.max(seen.alive, made.filter((each) => each.deref() !== undefined).length);
    }
  }
  return { seen, exchanges: { [Symbol.asyncIterator]: exchanges } };
}

describe('of 50,000 exchanges a writer holds few at once', () => {
  const [passed] = frozenReport.testCases as readonly [TestCaseResult];
  const all = Array.from({ length: 50_000 }, (_, index) => index + 1);
  const report: RunReport = { ...frozenReport, testCases: [{ ...passed, exchanges: all }], exchanges: all.length };

  test('the HAR', async () => {
    const { seen, exchanges } = countedExchanges(all.length);
    let parts = 0;
    let ahead = 0;
    for await (const _ of renderHar(report, exchanges)) ahead = Math.max(ahead, seen.made - ++parts);
    // Each is asked for when the one before it has been taken.
    expect(ahead).toBe(0);
    expect(seen.made).toBe(all.length);
    expect(seen.alive).toBeLessThan(10);
  });

  test('the HTML page, which shows some of them', async () => {
    const { seen, exchanges } = countedExchanges(all.length);
    const page = await textOf(renderHtml(report, exchanges));
    expect(page).toContain('This page holds 24 of 50\u202F000 exchanges');
    expect(seen.alive).toBeLessThan(10);
  });
});

test('the JSON report comes test case by test case, and is as if it were written at once', () => {
  const { report } = largeReport(500);
  const parts = [...renderJson(report)];
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(20_000);
  const text = parts.join('');
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
  const nothing = { ...report, testCases: [], findings: [] };
  expect(JSON.parse([...renderJson(nothing)].join(''))).toEqual(JSON.parse(JSON.stringify(nothing)));
});

describe('the page holds what it would if all exchanges were in memory', () => {
  test.each([
    ['few', frozenReport, frozenExchanges],
    ['more than there is room for', largeReport(5_000).report, largeReport(5_000).exchanges],
  ] as const)('where there are %s', async (_, report, exchanges) => {
    const expected = JSON.stringify(allAtOnce(report, exchanges));
    for (const order of [exchanges, exchanges.toReversed()])
      expect(evidenceText(await textOf(renderHtml(report, order)))).toBe(expected.replaceAll('<', '\\u003c'));
  });
});

function evidenceText(page: string): string {
  return /id="evidence-data">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
}

const recurring =
  /^(authorization|accept|content-type|content-length|tenant|connection|keep-alive|server|cache-control|vary)$/i;

/** What the page holds, chosen in the plainest way. */
function allAtOnce({ testCases }: RunReport, exchanges: readonly Exchange[]): PageEvidence {
  const byNumber = new Map(exchanges.map((exchange) => [exchange.number, exchange]));
  const lines: string[] = [];
  const indexed = (headers: Exchange['request']['headers']): readonly HeaderLine[] =>
    headers.map(([name, value]) => {
      const line = `${name}: ${value}`;
      if (!recurring.test(name)) return line;
      if (!lines.includes(line)) lines.push(line);
      return lines.indexOf(line);
    });
  const wanted = verdicts.flatMap((verdict) =>
    testCases
      .filter((each) => each.verdict === verdict)
      .flatMap(({ exchanges: own, control }) => [...own, ...(control === undefined ? [] : [control])]),
  );
  const held: PageEvidence['exchanges'][number][] = [];
  let bytes = 0;
  for (const number of new Set(wanted)) {
    const exchange = byNumber.get(number);
    if (!exchange) continue;
    const { operation, startedAt, durationMs, request, response, failure } = exchange;
    const page = {
      number,
      ...(operation !== undefined && { operation }),
      startedAt,
      durationMs,
      method: request.method,
      url: request.url,
      requestHeaders: indexed(request.headers),
      ...(request.body !== undefined && { requestBody: request.body }),
      ...(response && {
        status: response.status,
        responseHeaders: indexed(response.headers),
        ...(response.text !== undefined && { responseBody: response.text }),
      }),
      ...(failure && { failure: failure.message }),
    };
    bytes += Buffer.byteLength(JSON.stringify(page));
    if (bytes > 11_000_000) break;
    held.push(page);
  }
  return { headerLines: lines, exchanges: held.toSorted((left, right) => left.number - right.number) };
}
