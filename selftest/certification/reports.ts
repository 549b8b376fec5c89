import { conformanceClasses } from '../../contract/classes.js';
import { knownOperations } from '../../contract/known-operations.js';
import { supplierApi } from '../../contract/description.js';
import {
  everyOperation,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import { reportOn, type Outcome } from '../../harness/report/build-report.js';
import type { RunReport, TestCaseResult, Verdict } from '../../harness/report/run-report.js';

/** What differs from a full certification in which every test case passes. */
export interface ReportChanges extends Partial<Pick<Outcome, 'startedAt' | 'mode' | 'target'>> {
  readonly version?: string;
  readonly propertyRuns?: number;
  readonly reference?: boolean;
  readonly kcis?: boolean;
  /** The operations that the profile claims; default: all. */
  readonly claimed?: readonly OperationKey[];
  /** The classes that the certification is about; default: the one of everything. */
  readonly requested?: readonly string[];
  /** The verdict of the test case of an operation. */
  readonly verdicts?: Readonly<Partial<Record<OperationKey, Verdict>>>;
}

/** Every test case is about this requirement. */
export const examinedRequirement: RequirementId = 'API-STATUS';

/** The report of a certification with one test case for each operation, without a run. */
export function certifiedReport(changes: ReportChanges = {}): RunReport {
  const { claimed = everyOperation, verdicts = {}, kcis = true } = changes;
  const operations = kcis ? [...everyOperation, sendUpdate] : everyOperation;
  return reportOn({
    suite: {
      name: 'fibre-cafe-conformance',
      version: changes.version ?? '0.2.0',
      specification: supplierApi.name,
      specificationDigest: supplierApi.digest,
      profileDigest: `sha256:${'f'.repeat(64)}`,
      classesDigest: conformanceClasses().digest,
    },
    target: changes.target ?? { baseUrl: 'https://cvt.example.net', supplier: 'Example Net' },
    mode: changes.mode ?? 'certify',
    seed: 1,
    startedAt: changes.startedAt ?? '2026-01-02T03:04:05.678Z',
    durationMs: 60_000,
    exchanges: 14,
    strict: false,
    failed: false,
    requestedClasses: changes.requested ?? ['complete'],
    leftovers: [],
    scope: {
      reference: changes.reference ?? false,
      filters: [],
      shard: null,
      propertyRuns: changes.propertyRuns ?? 50,
      updates: kcis ? 'received' : 'not-claimed',
      operations: everyOperation.map((operation) => ({ operation, claimed: claimed.includes(operation) })),
    },
    testCases: operations.flatMap((operation, index) =>
      casesOf(
        operation,
        index,
        claimed.includes(operation) || operation === sendUpdate ? verdicts[operation] : 'not-applicable',
      ),
    ),
  });
}

/** The test case of an operation; where it is not to pass, one more that does: so its class can be conditional. */
function casesOf(operation: OperationKey, index: number, verdict: Verdict = 'pass'): readonly TestCaseResult[] {
  if (verdict === 'pass' || verdict === 'not-applicable') return [caseOf(operation, `${index}`, verdict)];
  return [caseOf(operation, `${index}`, 'pass'), caseOf(operation, `${index}-again`, verdict)];
}

function caseOf(operation: OperationKey, name: string, verdict: Verdict): TestCaseResult {
  const shared: TestCaseResult = {
    id: `certified.${name}`,
    title: `answers ${operation} as documented`,
    kind: operation === sendUpdate ? 'kci' : 'example',
    area: areaOf(operation),
    operation,
    requirements: [examinedRequirement],
    violated: [],
    level: 'MUST',
    verdict,
    reason: verdict === 'pass' ? '' : 'It is so in this report.',
    exchanges: [1],
    notes: [],
    durationMs: 1,
  };
  if (verdict === 'not-applicable')
    return { ...shared, choice: 'profile', profileKey: `implements.${shared.area}`, exchanges: [] };
  if (verdict !== 'fail') return shared;
  const blame = { cause: 'supplier', why: 'The answer shows it.' } as const;
  const seen = { reason: 'It answered 418.', expected: '200', actual: '418' };
  return {
    ...shared,
    ...blame,
    ...seen,
    violated: [examinedRequirement],
    reproduced: true,
    violations: [{ requirement: examinedRequirement, operation, level: 'MUST', ...seen, ...blame }],
  };
}

function areaOf(operation: OperationKey): string {
  const known: Readonly<Record<string, { readonly area: string }>> = knownOperations;
  return known[operation]?.area ?? 'kcis';
}
