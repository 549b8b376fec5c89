import { expect, test } from 'vitest';
import { reporterNames, reporters } from '../../reporters/index.js';
import { frozenExchanges } from './frozen-exchanges.js';
import { frozenReport } from './frozen-report.js';
import { textOf } from './text-of.js';

test('every format has a file of its own', () => {
  expect(reporterNames.map((name) => reporters[name].fileName)).toEqual([
    'report.json',
    'junit.xml',
    'report.html',
    'report.md',
    'traffic.har',
    'ctrf.json',
  ]);
});

test.each(reporterNames)('%s ends with a line feed or its last tag, and is the same each time', async (name) => {
  const text = await textOf(reporters[name].render(frozenReport, frozenExchanges));
  expect(text).toMatch(/[\n>]$/);
  expect(await textOf(reporters[name].render(structuredClone(frozenReport), structuredClone(frozenExchanges)))).toBe(
    text,
  );
});
