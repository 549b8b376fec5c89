import { expect, test } from 'vitest';
import { findingsIn } from '../../harness/report/findings.js';
import { renderGithub } from '../../reporters/github.js';
import { frozenReport } from './frozen-report.js';

test('each finding is one annotation in one line, whatever is in it', () => {
  const lines = renderGithub(frozenReport).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => line.split('::')[1])).toEqual([
    'notice title=Not conformant',
    'error title=API-STATUS POST /service-problems',
    'error title=API-UNCHANGED POST /service-problem-amendments',
    'warning title=API-ERROR-HEADERS POST /service-problems',
  ]);
  expect(lines[0]).toContain(`::${frozenReport.headline}%0A`);
  expect(lines[1]).toContain('%0Aexpected: one of 201');
  expect(lines[1]).toContain('5 test cases; likely at fault: the supplier');
});

test('no more annotations of a kind than GitHub shows', () => {
  const [, failed] = frozenReport.testCases;
  const [violation] = failed?.violations ?? [];
  if (!failed || !violation) throw new Error('The frozen report has changed.');
  const testCases = Array.from({ length: 40 }, (_, index) => ({
    ...failed,
    id: `t.${index}`,
    violations: [{ ...violation, operation: `POST /${index}` as const, way: `way ${index}` }],
  }));
  expect(
    renderGithub({ ...frozenReport, testCases, findings: findingsIn(testCases) }).match(/^::error /gm),
  ).toHaveLength(10);
});
