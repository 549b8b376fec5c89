import { isDecided } from './baseline.js';
import type { ReportedFinding, RunReport, Verdict } from './run-report.js';

/** A test case that was decided in one of two runs only. */
export interface ExaminedOnce {
  readonly id: string;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Why it was not decided in the other run. */
  readonly reason: string;
}

/** How a later run differs from an earlier one: by finding, and by what was examined. */
export interface Comparison {
  /** What makes the comparison less telling, such as another version of the suite. */
  readonly differing: readonly string[];
  readonly new: readonly ReportedFinding[];
  readonly stillThere: readonly ReportedFinding[];
  /** Findings of the earlier run whose test cases were all decided again, without them. */
  readonly fixed: readonly ReportedFinding[];
  /** Findings of the earlier run that the later one neither shows nor refutes. */
  readonly undecided: readonly ReportedFinding[];
  /** Test cases that were decided before, and are not now. */
  readonly noLongerExamined: readonly ExaminedOnce[];
  /** The reverse. */
  readonly newlyExamined: readonly ExaminedOnce[];
}

/** Compares two runs. A finding is the same when requirement, operation and level are. */
export function compareReports(before: RunReport, after: RunReport): Comparison {
  const keysBefore = new Set(before.findings.map(keyOf));
  const keysAfter = new Set(after.findings.map(keyOf));
  const gone = before.findings.filter((finding) => !keysAfter.has(keyOf(finding)));
  const decided = new Set(after.testCases.filter(({ verdict }) => isDecided(verdict)).map(({ id }) => id));
  const isRefuted = ({ testCases }: ReportedFinding) => testCases.every((id) => decided.has(id));
  return {
    differing: differencesOf(before, after),
    new: after.findings.filter((finding) => !keysBefore.has(keyOf(finding))),
    stillThere: after.findings.filter((finding) => keysBefore.has(keyOf(finding))),
    fixed: gone.filter(isRefuted),
    undecided: gone.filter((finding) => !isRefuted(finding)),
    noLongerExamined: examinedOnce(before, after).map(({ id, here, there, reason }) => ({
      id,
      before: here,
      after: there,
      reason,
    })),
    newlyExamined: examinedOnce(after, before).map(({ id, here, there, reason }) => ({
      id,
      before: there,
      after: here,
      reason,
    })),
  };
}

function keyOf({ requirement, operation, level }: ReportedFinding): string {
  return `${requirement}\n${operation}\n${level}`;
}

/** What makes a comparison less telling. */
function differencesOf(before: RunReport, after: RunReport): readonly string[] {
  return [
    ...(before.suite.version === after.suite.version ? [] : ['versions of the suite']),
    ...(before.suite.specificationDigest === after.suite.specificationDigest ? [] : ['specifications']),
    ...(before.target.baseUrl === after.target.baseUrl ? [] : ['base URLs']),
    ...(before.mode === after.mode ? [] : ['modes']),
  ];
}

/** The test cases that one run decided and another did not. */
function examinedOnce(run: RunReport, other: RunReport) {
  const others = new Map(other.testCases.map((testCase) => [testCase.id, testCase]));
  return run.testCases.flatMap(({ id, verdict: here }) => {
    const { verdict: there, reason } = others.get(id) ?? {
      verdict: 'not-run' as const,
      reason: 'It is not in the report.',
    };
    return isDecided(here) && !isDecided(there) ? [{ id, here, there, reason }] : [];
  });
}
