import type { ConformanceClass } from '../../../contract/classes.js';
import { sendUpdate, type OperationKey } from '../../../contract/requirements/index.js';
import type { ClassResult, Scope, TestCaseResult, Violation } from '../run-report.js';
import { isApplicable, isDecided } from '../scope/scope.js';
import { isLeftOut } from '../verdict.js';

/** What a class is judged by. */
export interface ClassFacts {
  readonly testCases: readonly TestCaseResult[];
  readonly scope: Scope;
  /** Whether the profile says that the supplier sends KCIs. */
  readonly claimsKcis: boolean;
  /** Whether a violated SHOULD counts, too. */
  readonly strict?: boolean;
  /** Whether a violation is excused for a class; a run excuses none. */
  readonly isWaived?: (id: ConformanceClass['id'], violation: ClassViolation) => boolean;
}

/** What is violated, and where. */
export type ClassViolation = Pick<Violation, 'requirement' | 'operation' | 'level'>;

/** Whether a profile claims all of a class. */
export function isClaimedWhole(
  { operations, kcis }: ConformanceClass,
  claims: { readonly operation: (operation: OperationKey) => boolean; readonly kcis: boolean },
): boolean {
  return operations.every((operation) => claims.operation(operation)) && (!kcis || claims.kcis);
}

/** What a run says about each class, from the test cases of its operations. */
export function classResultsOf(
  classes: readonly ConformanceClass[],
  requested: readonly string[],
  facts: ClassFacts,
): readonly ClassResult[] {
  return classes.map((each) => {
    const { id, title, operations, kcis } = each;
    const own = testCasesOf(each, facts.testCases).filter(isApplicable);
    return {
      id,
      title,
      ...judged(each, facts),
      requested: requested.includes(id),
      operations,
      kcis,
      testCases: own.length,
      decided: own.filter(isDecided).length,
    };
  });
}

/** The first that holds. */
function judged(each: ConformanceClass, facts: ClassFacts): Pick<ClassResult, 'verdict' | 'reasons'> {
  const unclaimed = unclaimedIn(each, facts);
  if (unclaimed.length > 0) return { verdict: 'not-claimed', reasons: unclaimed };
  const violations = violationsIn(each, facts);
  const isWaived = (violation: ClassViolation) => facts.isWaived?.(each.id, violation) ?? false;
  const notWaived = violations.filter((violation) => !isWaived(violation));
  if (notWaived.length > 0) return { verdict: 'non-conformant', reasons: notWaived.map(violated) };
  const missing = missingIn(each, facts);
  if (missing.length > 0) return { verdict: 'incomplete', reasons: missing };
  if (violations.length > 0)
    return { verdict: 'conditional', reasons: violations.map((violation) => `Waived: ${violated(violation)}`) };
  return { verdict: 'conformant', reasons: [] };
}

function unclaimedIn({ operations, kcis }: ConformanceClass, { scope, claimsKcis }: ClassFacts): readonly string[] {
  const claimed = new Set(scope.operations.filter((each) => each.claimed).map(({ operation }) => operation));
  return [...operations.filter((operation) => !claimed.has(operation)), ...(kcis && !claimsKcis ? ['KCIs'] : [])].map(
    (what) => `The profile does not claim ${what}.`,
  );
}

/** Each requirement that an operation of the class violates, wherever it showed, once. */
function violationsIn(each: ConformanceClass, { testCases, strict = false }: ClassFacts): readonly ClassViolation[] {
  const operations = operationsOf(each);
  const found = new Map<string, ClassViolation>();
  for (const testCase of testCases)
    for (const { requirement, operation, level } of violationsOf(testCase))
      if (operations.includes(operation) && (level === 'MUST' || strict))
        found.set(`${requirement}\n${operation}`, { requirement, operation, level });
  return [...found.values()];
}

function violationsOf(testCase: TestCaseResult): readonly ClassViolation[] {
  const { verdict, operation, violated: requirements, level, violations } = testCase;
  if (verdict !== 'fail' && verdict !== 'warn') return [];
  if (violations) return violations;
  // Of a fail the first one is a MUST.
  return requirements.slice(0, 1).map((requirement) => ({ requirement, operation, level }));
}

/** What keeps a class without violations from being examined whole. */
function missingIn(each: ConformanceClass, facts: ClassFacts): readonly string[] {
  const { scope, testCases } = facts;
  const own = testCasesOf(each, testCases);
  const { minPropertyRuns } = each;
  return [
    ...operationsOf(each).flatMap((operation) => {
      const here = own.filter((testCase) => testCase.operation === operation);
      const open = here.filter((testCase) => isOpen(testCase, each)).length;
      return [
        ...(open === 0 ? [] : [`${cases(open)} of ${operation} ${open === 1 ? 'was' : 'were'} not decided.`]),
        ...(here.some(meetsEveryMust) ? [] : [`No test case of ${operation} passed.`]),
      ];
    }),
    ...(each.kcis && !scope.kcis ? ['KCIs were not received.'] : []),
    ...(scope.propertyRuns < minPropertyRuns
      ? [`Properties tried ${scope.propertyRuns} values each; the class asks for ${minPropertyRuns}.`]
      : []),
  ];
}

/** Whether a test case that applies says nothing yet; so does one that only another operation failed. */
function isOpen(testCase: TestCaseResult, each: ConformanceClass): boolean {
  if (testCase.choice === 'profile') return false;
  if (isLeftOut(testCase)) return true;
  switch (testCase.verdict) {
    case 'inconclusive':
    case 'error':
    case 'not-run':
      return true;
    case 'fail':
      return !violationsOf(testCase).some(({ operation }) => operationsOf(each).includes(operation));
    default:
      return false;
  }
}

function meetsEveryMust({ verdict }: TestCaseResult): boolean {
  return verdict === 'pass' || verdict === 'warn';
}

function testCasesOf(each: ConformanceClass, testCases: readonly TestCaseResult[]): readonly TestCaseResult[] {
  const operations = operationsOf(each);
  return testCases.filter(({ operation }) => operations.includes(operation));
}

/** With that of KCIs, where the class requires them. */
function operationsOf({ operations, kcis }: ConformanceClass): readonly OperationKey[] {
  return kcis ? [...operations, sendUpdate] : operations;
}

function violated({ requirement, operation }: ClassViolation): string {
  return `${requirement} is violated at ${operation}.`;
}

function cases(number: number): string {
  return `${number} test case${number === 1 ? '' : 's'}`;
}
