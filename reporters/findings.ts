import type { RequirementResult, RunReport, TestCaseResult, Verdict } from '../harness/report/run-report.js';
import { faultOfFinding, faultOfReason, type Fault } from './likely-fault.js';

/**
 * One cause as a reader sees it: the test cases that found the same requirement violated, at the same operation or
 * for the same reason.
 */
export interface Finding {
  readonly requirementId: string;
  /** None if the report has no such requirement. */
  readonly requirement?: RequirementResult | undefined;
  readonly operations: readonly [string, ...string[]];
  readonly testCases: readonly [TestCaseResult, ...TestCaseResult[]];
  readonly fault: Fault;
}

/** Test cases that share a verdict and its reason. */
export interface ReasonGroup {
  readonly verdict: Verdict;
  readonly reason: string;
  /** Whether the user chose it, which leaves the run complete. */
  readonly filtered: boolean;
  readonly ids: readonly string[];
  /** Only where something has to be put right before more can be said. */
  readonly fault?: Fault;
}

/** The findings of a verdict, in the order of the report. */
export function findingsOf(report: RunReport, verdict: 'fail' | 'warn'): readonly Finding[] {
  const testCases = report.testCases.filter((testCase) => testCase.verdict === verdict);
  const atOnePlace = groupBy(testCases, (testCase) => `${requirementOf(testCase)}\n${testCase.operation}`);
  return joinedByReason(atOnePlace).map((members) => {
    const requirementId = requirementOf(members[0]);
    return {
      requirementId,
      requirement: report.requirements.find(({ id }) => id === requirementId),
      operations: [...new Set(members.map(({ operation }) => operation))] as [string, ...string[]],
      testCases: members,
      fault: faultOfFinding(requirementId, members),
    };
  });
}

/** Test cases of some verdicts by verdict and reason, in the order of the report. */
export function reasonsOf(report: RunReport, verdicts: readonly Verdict[]): readonly ReasonGroup[] {
  const groups = groupBy(
    report.testCases.filter((testCase) => verdicts.includes(testCase.verdict)),
    (testCase) => `${testCase.verdict}\n${String(testCase.filtered ?? false)}\n${testCase.reason}`,
  );
  return groups.map((testCases) => {
    const [{ verdict, reason, filtered = false }] = testCases;
    const fault = filtered ? undefined : faultOfReason(verdict, reason);
    return { verdict, reason, filtered, ids: testCases.map(({ id }) => id), ...(fault && { fault }) };
  });
}

type Group = readonly [TestCaseResult, ...TestCaseResult[]];

/** Joins groups of which two have a requirement and a reason in common: one defect that shows at several operations. */
function joinedByReason(groups: readonly Group[]): readonly Group[] {
  const joined: { readonly causes: Set<string>; members: [TestCaseResult, ...TestCaseResult[]] }[] = [];
  for (const group of groups) {
    const causes = new Set(
      group.map((testCase) => `${requirementOf(testCase)}\n${withoutParticulars(testCase.reason)}`),
    );
    const known = joined.find((other) => [...causes].some((cause) => other.causes.has(cause)));
    if (!known) joined.push({ causes, members: [...group] });
    else {
      for (const cause of causes) known.causes.add(cause);
      known.members.push(...group);
    }
  }
  return joined.map(({ members }) => members);
}

/** A reason without what differs from one request to the next: operations, quoted values, pointers and numbers. */
function withoutParticulars(reason: string): string {
  return reason
    .replace(/\b(GET|POST|PUT|PATCH|DELETE) \/[\w/{}-]*/g, '#')
    .replace(/"(?:[^"\\]|\\.)*"/g, '#')
    .replace(/(?<=^|\s)\/[\w/~-]+/g, '#')
    .replace(/\d+/g, '#');
}

function requirementOf(testCase: TestCaseResult): string {
  return testCase.violated[0] ?? testCase.requirements[0] ?? 'no requirement';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
