import { expect, test } from 'vitest';
import { renderGithub } from '../../reporters/github.js';
import { frozenReport } from './frozen-report.js';

test('each finding is one annotation in one line, whatever is in it', () => {
  const lines = renderGithub(frozenReport).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => line.split('::')[1])).toEqual([
    'error title=API-STATUS POST /service-problems',
    'error title=API-UNCHANGED POST /service-problem-amendments',
    'warning title=API-ERROR-HEADERS POST /service-problems',
  ]);
  expect(lines[0]).toContain('%0Aexpected: one of 201');
  expect(lines[0]).toContain('5 test cases; likely at fault: the supplier');
});

test('no more annotations of a kind than GitHub shows', () => {
  const [, failed] = frozenReport.testCases;
  if (!failed) throw new Error('The frozen report has changed.');
  const testCases = Array.from({ length: 40 }, (_, index) => ({
    ...failed,
    id: `t.${index}`,
    operation: `POST /${index}`,
    reason: String.fromCharCode(97 + (index % 26)).repeat(index + 1),
  }));
  expect(renderGithub({ ...frozenReport, testCases }).match(/^::error /gm)).toHaveLength(10);
});
