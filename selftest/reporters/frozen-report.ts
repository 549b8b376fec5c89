import { findingsIn } from '../../harness/report/findings.js';
import { headlineOf } from '../../harness/report/scope/headline.js';
import { scopeOf, type ScopeFacts } from '../../harness/report/scope/scope.js';
import type { RequirementResult, RunReport, TestCaseResult, Violation } from '../../harness/report/run-report.js';

/** Everything that XML, terminals and log readers trip over. */
const nastyText =
  'a\u0000b\u001B[31mred\u0007 <skipped/> ]]> ]]> <![CDATA[ & "quoted" \'s\' \uD800 lone \uDC00 \uFFFE \uFDD0 😀\t\r\nend ::error:: \u202E';

const problems = 'POST /service-problems';
const page = 'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/service-problem-management';

const passed: TestCaseResult = {
  id: 'SPC-RAISE',
  title: 'raises a service problem with required fields only',
  kind: 'example',
  area: 'service-problems',
  operation: problems,
  requirements: ['API-STATUS', 'SP-CREATE-BODY'],
  violated: [],
  level: 'MUST',
  verdict: 'pass',
  reason: '',
  exchanges: [1],
  notes: [],
  durationMs: 120,
};

const failed: TestCaseResult = {
  ...passed,
  id: 'SPC-UNDOCUMENTED',
  title: 'answers a service problem with a documented status code',
  requirements: ['API-STATUS', 'SP-CREATE-BODY'],
  violated: ['API-STATUS'],
  verdict: 'fail',
  reason: 'The supplier answered 418, which is not documented for this operation.',
  expected: 'one of 201, 202, 400, 401, 403, 422, 500, 501, 503',
  actual: '418',
  pointer: '',
  reproduced: true,
  curl: `curl -sS -X POST https://cvt.example.net/service-problems -H "Authorization: Bearer $FCC_TOKEN" -H 'Content-Type: application/json' -d '{"id":1,"reference":"FC_1"}'`,
  exchanges: [2, 3],
  durationMs: 1234.5678,
};

const warned: TestCaseResult = {
  ...passed,
  id: 'SPC-ERROR-HEADERS',
  title: 'repeats the correlation headers on a rejection',
  requirements: ['API-ERROR-HEADERS'],
  violated: ['API-ERROR-HEADERS'],
  level: 'SHOULD',
  verdict: 'warn',
  reason: 'The answer 422 has no X-Request-ID.',
  expected: 'X-Request-ID: 5f1d',
  actual: 'no X-Request-ID',
  reproduced: true,
  exchanges: [9],
};

const undecided: TestCaseResult = {
  ...passed,
  id: 'SPC-BUSY',
  title: 'answers each request of a burst',
  verdict: 'inconclusive',
  reason: `The supplier answered 429 three times. ${nastyText}`,
  cause: 'profile',
  why: 'The rate is higher than the supplier allows. Lower --rate.',
  group: 'rate POST /service-problems',
  exchanges: [10, 11, 12],
};

const shownAgain = {
  cause: 'supplier',
  why: 'The answer itself shows it, and did so again on repeat.',
} as const;

/** A test case that found something, with its violation as a run gives it. */
function violating(testCase: TestCaseResult): TestCaseResult {
  const { violated, operation, level, reason, expected = '', actual = '', pointer } = testCase;
  const [requirement] = violated;
  if (requirement === undefined) return testCase;
  const blame =
    level === 'MUST'
      ? shownAgain
      : ({ cause: 'specification', why: 'The documents leave room here. Both readings pass.' } as const);
  const violation: Violation = {
    requirement,
    operation,
    level,
    reason,
    expected,
    actual,
    ...(pointer !== undefined && { pointer }),
    ...blame,
  };
  return { ...testCase, ...blame, violations: [violation], file: 'suites/service-problems/create.suite.ts', line: 42 };
}

/** Of a run that leaves nothing out. */
export const wholeScope: ScopeFacts = {
  reference: false,
  filters: [],
  shard: null,
  propertyRuns: 50,
  updates: 'received',
  operations: [problems, 'POST /service-problem-amendments', 'POST /quote'].map((operation) => ({
    operation,
    claimed: operation !== 'POST /quote',
  })),
};

const frozen: Omit<RunReport, 'findings' | 'headline' | 'scope'> = {
  schemaVersion: 2,
  suite: {
    name: 'fibre-cafe-conformance',
    version: '0.1.0',
    specification: 'Supplier API 1.15',
    specificationDigest: `sha256:${'0'.repeat(64)}`,
    profileDigest: `sha256:${'f'.repeat(64)}`,
  },
  target: { baseUrl: 'https://cvt.example.net', supplier: 'Example & Söhne <Net>' },
  mode: 'full',
  seed: -42,
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 83_456.7,
  verdict: 'non-conformant',
  counts: { pass: 1, fail: 6, warn: 2, inconclusive: 2, 'not-applicable': 1, 'not-run': 3, error: 1 },
  exchanges: 12,
  testCases: [
    passed,
    failed,
    ...['A', 'B', 'C', 'D'].map((letter) => ({ ...failed, id: `SPC-UNDOCUMENTED-${letter}`, exchanges: [4, 5, 6] })),
    {
      ...failed,
      id: 'SPA-BODY-PROPERTY',
      title: `returns what was sent ${nastyText}`,
      kind: 'property',
      operation: 'POST /service-problem-amendments',
      requirements: ['API-UNCHANGED'],
      violated: ['API-UNCHANGED'],
      reason: nastyText,
      expected: 'x'.repeat(900),
      actual: nastyText,
      pointer: '/notes/0/text',
      seed: -42,
      path: '3:1:0',
      counterexample: { notes: [{ text: '\u0000' }] },
      tries: 17,
      differences: [{ pointer: '/notes/0/text', before: 'x', after: '\u0000' }, { pointer: '/site' }],
      notes: ['The answer came after 29 seconds.'],
    },
    warned,
    { ...warned, id: 'SPC-ERROR-HEADERS-2', notes: [nastyText] },
    undecided,
    { ...undecided, id: 'SPC-BUSY-2', notes: ['Tried at the full rate.'] },
    {
      ...passed,
      id: 'QUO-CREATE',
      title: 'creates a quote',
      area: 'quotes',
      operation: 'POST /quote',
      verdict: 'not-applicable',
      reason: 'The profile declares quotes as not implemented.',
      choice: 'profile',
      profileKey: 'implements.quotes',
      exchanges: [],
      durationMs: 0,
    },
    {
      ...passed,
      id: 'SPC-FILTERED',
      verdict: 'not-run',
      filtered: true,
      choice: 'only',
      reason: 'Not in --only.',
      exchanges: [],
    },
    {
      ...passed,
      id: 'SPC-FILTERED-2',
      verdict: 'not-run',
      filtered: true,
      choice: 'only',
      reason: 'Not in --only.',
      exchanges: [],
    },
    { ...passed, id: 'SPC-BUDGET', verdict: 'not-run', reason: 'The time for this run was used up.', exchanges: [] },
    {
      ...passed,
      id: 'KCI-SCHEMA',
      title: 'sends updates as documented',
      kind: 'kci',
      area: 'kcis',
      operation: 'POST /kcis',
      verdict: 'error',
      reason: 'The KCI inbox could not listen: EADDRINUSE 127.0.0.1:8090.',
      cause: 'suite',
      why: 'It says nothing about the supplier.',
      exchanges: [],
    },
  ],
  requirements: [
    requirement('API-STATUS', 'MUST', 'fail', ['SPC-RAISE', 'SPC-UNDOCUMENTED']),
    requirement('API-ERROR-HEADERS', 'SHOULD', 'warn', ['SPC-ERROR-HEADERS']),
    requirement('API-UNCHANGED', 'MUST', 'fail', ['SPA-BODY-PROPERTY']),
  ],
  leftovers: [{ kind: 'service problem', id: 1, supplierReference: 'A123X', reason: 'Its cancellation was rejected.' }],
  coverage: [
    {
      operation: problems,
      percentage: 66.6,
      places: [
        { pointer: '/notes', keyword: 'maxLength', shown: ['exactly 4000'], notShown: [], broken: true },
        { pointer: '/characteristics/*/name', keyword: 'minLength', shown: [], notShown: ['exactly 1'], broken: true },
        {
          pointer: '',
          keyword: 'properties',
          shown: ['all'],
          notShown: ['only notes'],
          notCounted: 'no value is certain to break it',
        },
      ],
    },
  ],
};

/** A report with other test cases, and the findings that follow from them. */
export function reportOf(testCases: readonly TestCaseResult[]): RunReport {
  const all = testCases.map(violating);
  const findings = findingsIn(all);
  const scope = scopeOf({ ...wholeScope, filters: ['--only SPC-RAISE'] }, frozen.mode, all);
  const report = { ...frozen, findings, testCases: all, scope };
  return { ...report, headline: headlineOf(report) };
}

/** Every verdict, groups of one to five, a property with a counterexample, an empty pointer, and nasty texts. */
export const frozenReport: RunReport = reportOf(frozen.testCases);

function requirement(
  id: RequirementResult['id'],
  level: RequirementResult['level'],
  verdict: RequirementResult['verdict'],
  testCases: readonly string[],
): RequirementResult {
  return { id, level, statement: `What ${id} asks of a conforming supplier.`, source: page, verdict, testCases };
}
