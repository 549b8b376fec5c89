import type {
  Party,
  ReportedFinding,
  RequirementResult,
  RunReport,
  TestCaseResult,
  Verdict,
} from '../harness/report/run-report.js';

/** How each party is named to a reader. */
export const partyNames: Readonly<Record<Party, string>> = {
  supplier: 'the supplier',
  profile: 'the supplier profile',
  network: 'the network between',
  specification: 'a gap in the documents',
  suite: 'this suite or its machine',
};

/** One defect as a reader sees it: findings of one requirement at several operations that share a way of violating it. */
export interface Finding extends Pick<
  ReportedFinding,
  'level' | 'reason' | 'expected' | 'actual' | 'pointer' | 'cause' | 'why'
> {
  readonly requirementId: string;
  /** None if the report has no such requirement. */
  readonly requirement?: RequirementResult | undefined;
  readonly operations: readonly [string, ...string[]];
  /** The simplest first. */
  readonly testCases: readonly [TestCaseResult, ...TestCaseResult[]];
  /** Whether the first test case is mainly about this finding, so its command and counterexample show it. */
  readonly isMainOfFirst: boolean;
}

/** Test cases that share a verdict and its cause. */
export interface ReasonGroup {
  readonly verdict: Verdict;
  /** That of the first test case. */
  readonly reason: string;
  /** Whether the user chose it, which leaves the run complete. */
  readonly filtered: boolean;
  readonly ids: readonly string[];
  /** Who has to act before more can be said, where anybody has to. */
  readonly cause?: Party;
  readonly why?: string;
}

/** The findings of a level, in the order of the report: `fail` for what a MUST demands, `warn` for the others. */
export function findingsOf(report: RunReport, verdict: 'fail' | 'warn'): readonly Finding[] {
  const findings = report.findings.filter(({ level }) => (level === 'MUST') === (verdict === 'fail'));
  const testCases = new Map(report.testCases.map((testCase) => [testCase.id, testCase]));
  return joinedByWay(findings).flatMap((members) => {
    const [{ requirement: requirementId, level, reason, expected, actual, pointer, cause, why }] = members;
    const shown = [...new Set(members.flatMap((member) => member.testCases))].flatMap((id) => testCases.get(id) ?? []);
    const [first, ...others] = shown;
    if (!first) return [];
    const finding: Finding = {
      requirementId,
      requirement: report.requirements.find(({ id }) => id === requirementId),
      level,
      operations: [...new Set(members.map(({ operation }) => operation))] as [string, ...string[]],
      testCases: [first, ...others],
      isMainOfFirst: first.violated[0] === requirementId,
      reason,
      expected,
      actual,
      ...(pointer !== undefined && { pointer }),
      cause,
      why,
    };
    return [finding];
  });
}

/** Test cases of some verdicts by verdict and cause, in the order of the report. */
export function reasonsOf(report: RunReport, verdicts: readonly Verdict[]): readonly ReasonGroup[] {
  const groups = groupBy(
    report.testCases.filter((testCase) => verdicts.includes(testCase.verdict)),
    ({ verdict, filtered = false, group, reason }) => `${verdict}\n${String(filtered)}\n${group ?? reason}`,
  );
  return groups.map((testCases) => {
    const [{ verdict, reason, filtered = false, cause, why }] = testCases;
    const ids = testCases.map(({ id }) => id);
    return { verdict, reason, filtered, ids, ...(cause && why !== undefined && !filtered && { cause, why }) };
  });
}

type Group = readonly [ReportedFinding, ...ReportedFinding[]];

/** Joins findings of one requirement that share a way: one defect that shows at several operations. */
function joinedByWay(findings: readonly ReportedFinding[]): readonly Group[] {
  const joined: { readonly ways: Set<string>; readonly members: [ReportedFinding, ...ReportedFinding[]] }[] = [];
  for (const finding of findings) {
    const known = joined.find(
      ({ ways, members: [{ requirement }] }) =>
        requirement === finding.requirement && finding.ways.some((way) => ways.has(way)),
    );
    if (!known) joined.push({ ways: new Set(finding.ways), members: [finding] });
    else {
      for (const way of finding.ways) known.ways.add(way);
      known.members.push(finding);
    }
  }
  return joined.map(({ members }) => members);
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
