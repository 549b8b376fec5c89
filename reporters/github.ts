import type { RunReport } from '../harness/report/run-report.js';
import { findingsOf, partyNames, type Finding } from './findings.js';
import { scopeLines, titleOf } from './scope-lines.js';
import { visible } from './terminal-text.js';

/** GitHub shows ten annotations of a kind for each step. */
const maxOfAKind = 10;

/** The verdict with its scope and the findings as workflow commands of GitHub Actions: one a line, failures first. */
export function renderGithub(report: RunReport): string {
  return [
    headline(report),
    ...findingsOf(report, 'fail')
      .slice(0, maxOfAKind)
      .map((finding) => annotation('error', finding)),
    ...findingsOf(report, 'warn')
      .slice(0, maxOfAKind)
      .map((finding) => annotation('warning', finding)),
  ].join('');
}

/** A notice; an error where nothing else would show that there is no verdict. */
function headline(report: RunReport): string {
  const kind = report.verdict === 'incomplete' || report.verdict === 'error' ? 'error' : 'notice';
  return `::${kind} title=${titleText(titleOf(report))}::${data([report.headline, ...scopeLines(report)].join('\n'))}\n`;
}

function annotation(kind: 'error' | 'warning', finding: Finding): string {
  const { requirementId, operations, testCases, reason, expected, actual, cause } = finding;
  const message = [
    reason.slice(0, 1_000),
    `expected: ${expected.slice(0, 1_000)}`,
    `actual: ${actual.slice(0, 1_000)}`,
    `${testCases.length} test cases; likely at fault: ${partyNames[cause]}`,
  ].join('\n');
  const title = `${requirementId} ${operations[0]}`;
  return `::${kind} title=${titleText(title)}::${data(message)}\n`;
}

function titleText(title: string): string {
  return data(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** What a workflow command would take for its own end, escaped as the runner reads it. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
