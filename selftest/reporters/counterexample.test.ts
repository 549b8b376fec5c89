import { describe, expect, test } from 'vitest';
import type { TestCaseResult, ValueDifference } from '../../harness/report/run-report.js';
import { searchOf } from '../../reporters/counterexample.js';
import { frozenReport } from './frozen-report.js';

const [passed] = frozenReport.testCases as [TestCaseResult];
const found = (differences: readonly ValueDifference[]) => searchOf({ ...passed, tries: 7, differences });

describe('what a search found', () => {
  test('is reported with the differences from a value that passes', () => {
    expect(
      found([
        { pointer: '/notes', before: 'a', after: 'b%' },
        { pointer: '/x', after: 1 },
      ]),
    ).toBe('Shrunk in 7 tries. Closest passing value: /notes is "a" in place of "b%"; it has no /x.');
    expect(found([{ pointer: '', before: 1 }])).toContain('it has the whole value 1');
  });

  test('is reported without them when none was seen', () => {
    expect(found([])).toBe('Shrunk in 7 tries.');
    expect(searchOf({ ...passed, tries: 1 })).toBe('Shrunk in 1 try.');
  });

  test('is nothing where nothing was searched for', () => {
    expect(searchOf(passed)).toBeUndefined();
  });

  test('quotes no more than a line of a long value', () => {
    expect(found([{ pointer: '/a', before: 'x'.repeat(5000), after: null }])?.length).toBeLessThan(400);
  });
});
