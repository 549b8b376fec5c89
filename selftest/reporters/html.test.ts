import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderHtml } from '../../reporters/html.js';
import type { PageEvidence, PageReport } from '../../reporters/html/page-data.js';
import { pageScript } from '../../reporters/html/page-script.js';
import { frozenExchanges, hostileText } from './frozen-exchanges.js';
import { frozenReport } from './frozen-report.js';
import { textOf } from './text-of.js';
import { largeReport } from './large-report.js';

const pageOf = (...given: Parameters<typeof renderHtml>) => textOf(renderHtml(...given));
const html = await pageOf(frozenReport, frozenExchanges);

function dataOf<T>(page: string, id: string): T {
  const [, json = ''] = new RegExp(`id="${id}">([^<]*)</script>`).exec(page) ?? [];
  return JSON.parse(json) as T;
}

test('says the verdict, what it rests on, and each finding with requirement, source and party at fault', () => {
  for (const part of [
    '<h1>Not conformant</h1>',
    '2 requirements are violated, in 6 test cases.',
    'It rests on 12 executed test cases of 16',
    'What API-STATUS asks of a conforming supplier.',
    'https://docs.thefibrecafe.net/',
    'Likely at fault: the supplier.',
    'Likely at fault: a gap in the documents.',
    'Example &amp; Söhne &lt;Net&gt;',
    'Left in the supplier’s system: 1',
  ])
    expect(html).toContain(part);
});

test('says once what the supplier does all the time, with the test cases that saw it', async () => {
  const [first] = frozenReport.testCases;
  const habit = {
    kind: 'headers-not-echoed',
    operation: 'POST /quote',
    note: 'Errors come without X-Request-ID <here>.',
    testCases: [first?.id ?? ''],
  } as const;
  const page = await pageOf({ ...frozenReport, habits: [habit] }, []);

  expect(page).toContain('Worth knowing, not judged: 1');
  expect(page.match(/Errors come without X-Request-ID &lt;here&gt;\./g)).toHaveLength(1);
  expect(page).toContain(`href="#${habit.testCases[0]}"`);
  expect(await pageOf({ ...frozenReport, habits: [] }, [])).not.toContain('Worth knowing, not judged');
});

test('its policy allows exactly its own style and script, and nothing from elsewhere', () => {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  const plain = policy.replaceAll('&#39;', "'");
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(plain).toBe(
    `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/\sstyle="|\son\w+="|src="|<link|@import|url\(/);
});

test('its script is one text that an engine takes: no name is taken twice, nothing is imported', () => {
  expect(() => new Script(`(() => {\n${pageScript}\n})`)).not.toThrow();
  expect(pageScript).not.toMatch(/^\s*(import|export)\s/m);
  expect(pageScript).not.toContain('</');
});

test('no text of a supplier becomes markup, wherever it stands', async () => {
  const [first, ...others] = frozenReport.testCases;
  const hostile: RunReport = {
    ...frozenReport,
    target: { baseUrl: hostileText, supplier: hostileText },
    reason: hostileText,
    testCases: first
      ? [
          {
            ...first,
            verdict: 'fail',
            violated: first.requirements,
            title: hostileText,
            reason: hostileText,
            expected: hostileText,
            actual: hostileText,
            pointer: `/${hostileText}`,
            curl: hostileText,
            notes: [hostileText],
            counterexample: { [hostileText]: hostileText },
          },
          ...others,
        ]
      : [],
    leftovers: [{ kind: hostileText, id: hostileText, supplierReference: hostileText, reason: hostileText }],
  };
  const page = await pageOf(hostile, frozenExchanges);
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page.match(/<\/script/g)).toHaveLength(3);
  expect(page.match(/<img|<!--/g)).toBeNull();
  // In the data the script makes them visible; elsewhere they are so already.
  expect(page.replace(/<script type="application\/json"[^<]*/g, '')).not.toMatch(/[\u202E\u2069]/);
  expect(page).not.toContain('\0');
  expect(page).not.toMatch(/\p{Surrogate}/u);
  expect(dataOf<PageReport>(page, 'report-data').testCases[0]?.reason).toBe(hostileText);
});

test('holds the exchanges, header lines that recur once only', () => {
  const { exchanges, headerLines } = dataOf<PageEvidence>(html, 'evidence-data');
  expect(exchanges.map(({ number }) => number)).toEqual([1, 2, 3, 4, 9, 10]);
  expect(headerLines).toEqual(['Authorization: [redacted]', 'Content-Type: application/json']);
  expect(exchanges[0]).toMatchObject({ requestHeaders: [0, 1, 'X-Request-ID: r1'], status: 201 });
  expect(exchanges[3]).toMatchObject({ failure: 'No complete answer within 30000 ms.' });
  expect(html).toContain('This page holds 6 of 12 exchanges, those of failures first.');
});

test('5,000 test cases with 20,000 exchanges stay under 20 MB, and no failure loses its evidence', async () => {
  const { report, exchanges } = largeReport(5_000);
  const page = await pageOf(report, exchanges);
  expect(Buffer.byteLength(page)).toBeLessThan(20_000_000);
  const held = dataOf<PageEvidence>(page, 'evidence-data').exchanges;
  const numbers = new Set(held.map(({ number }) => number));
  const failed = report.testCases.filter(({ verdict }) => verdict === 'fail').flatMap((each) => each.exchanges);
  expect(failed.filter((number) => !numbers.has(number))).toEqual([]);
  expect(numbers.size).toBeGreaterThan(5_000);
  expect(page).toMatch(/This page holds [\d\u202F]+ of 20\u202F000 exchanges/);
});

test('of huge bodies and long properties it keeps what was judged, and says what it cut', async () => {
  const [, failed] = frozenReport.testCases;
  const numbers = Array.from({ length: 500 }, (_, index) => index + 1);
  const [template] = frozenExchanges;
  if (!failed || !template) throw new Error('The frozen report has changed.');
  const huge = numbers.map((number) => ({
    ...template,
    number,
    request: { ...template.request, body: 'x'.repeat(65_536) },
  }));
  const page = await pageOf(
    { ...frozenReport, testCases: [{ ...failed, exchanges: numbers, judgedExchange: 300 }] },
    huge,
  );
  const held = dataOf<PageEvidence>(page, 'evidence-data').exchanges;
  expect(held.at(-1)).toMatchObject({ number: 300, cut: true });
  expect(held).toHaveLength(120);
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
});

test('a conformant run, and one that decided nothing, say so', async () => {
  const none = { pass: 0, fail: 0, warn: 0, inconclusive: 0, 'not-applicable': 0, 'not-run': 0, error: 0 };
  const [passed] = frozenReport.testCases;
  const good: RunReport = {
    ...frozenReport,
    verdict: 'conformant',
    counts: { ...none, pass: 1 },
    testCases: passed ? [passed] : [],
    leftovers: [],
  };
  expect(await pageOf(good, [])).toContain('<h1>Conformant for 2 of 3 operations</h1>');
  expect(await pageOf(good, [])).toContain('<title>Conformant for 2 of 3 operations · ');
  expect(await pageOf(good, [])).toContain('No requirement is found violated.');
  const nothing: RunReport = {
    ...good,
    verdict: 'error',
    reason: 'It failed.',
    counts: none,
    testCases: [],
    requirements: [],
  };
  expect(await pageOf(nothing, [])).toContain('It failed.');
});
