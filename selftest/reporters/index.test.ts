import { expect, test } from 'vitest';
import { reporterNames, reporters } from '../../reporters/index.js';
import { frozenReport } from './frozen-report.js';

test('every format has a file of its own', () => {
  expect(reporterNames.map((name) => reporters[name].fileName)).toEqual(['report.json', 'junit.xml']);
});

test.each(reporterNames)('%s ends with a line feed or its last tag, and is the same each time', (name) => {
  const text = reporters[name].render(frozenReport);
  expect(text).toMatch(/[\n>]$/);
  expect(reporters[name].render(frozenReport)).toBe(text);
});
