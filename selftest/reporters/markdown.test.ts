import { expect, test } from 'vitest';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderMarkdown } from '../../reporters/markdown.js';
import { hostileText } from './frozen-exchanges.js';
import { frozenReport } from './frozen-report.js';

const text = renderMarkdown(frozenReport);

test('reads like this', () => {
  expect(text).toMatchSnapshot();
});

test('nothing of a supplier is markup, a link or a mention', () => {
  const [, failed] = frozenReport.testCases;
  const report: RunReport = {
    ...frozenReport,
    target: { baseUrl: hostileText, supplier: hostileText },
    testCases: failed ? [{ ...failed, reason: hostileText, actual: `${hostileText} \`\`\` ${hostileText}` }] : [],
  };
  const lines = renderMarkdown(report).split('\n');
  const outsideCode = lines.map((line) => line.replace(/(`+) ?.*? ?\1/g, '')).join('\n');
  expect(outsideCode.replace(/<https:[\w./-]+>/g, '')).not.toMatch(/<|@|\u202E|(?<!\\)!\[/);
  expect(outsideCode).not.toContain('\0');
  expect(lines.filter((line) => line.startsWith('|')).every((line) => line.split('|').length === 10)).toBe(true);
});

test('thousands of findings stay a page', () => {
  const [, failed] = frozenReport.testCases;
  if (!failed) throw new Error('The frozen report has changed.');
  const testCases = Array.from({ length: 3_000 }, (_, index) => ({
    ...failed,
    id: `t.${index}`,
    operation: `POST /x${'y'.repeat(index % 700)}`,
    reason: 'z'.repeat(index),
  }));
  expect(Buffer.byteLength(renderMarkdown({ ...frozenReport, testCases }))).toBeLessThan(500_000);
});
