import { describe, expect, test } from 'vitest';
import { baselineWritingOf } from '../../bin/options/baseline-options.js';
import { againstBaseline, baselineOf, type KnownFailure } from '../../harness/report/baseline.js';
import type { ReportedFinding, RunReport, TestCaseResult, Violation } from '../../harness/report/run-report.js';
import { frozenReport } from '../reporters/frozen-report.js';

const [template] = frozenReport.testCases as readonly [TestCaseResult];
const today = '2030-01-01';
const excuse = { owner: 'platform', reason: 'known', expires: '2030-01-01' };

function violation(requirement: Violation['requirement'], operation: Violation['operation']): Violation {
  return {
    requirement,
    operation,
    level: 'MUST',
    reason: `It violates ${requirement}.`,
    expected: '',
    actual: '',
    cause: 'supplier',
    why: '',
  };
}

function failing(id: string, ...violations: readonly Violation[]): TestCaseResult {
  const violated = violations.map(({ requirement }) => requirement);
  return { ...template, id, verdict: 'fail', violated, requirements: violated, violations };
}

function reportOf(...testCases: readonly TestCaseResult[]): RunReport {
  const findings = testCases.flatMap(({ id, violations = [] }) =>
    violations.map((each): ReportedFinding => ({ ...each, ways: [''], testCases: [id] })),
  );
  return { ...frozenReport, testCases, findings };
}

const onQuote = violation('API-STATUS', 'POST /quote');
const onOrders = violation('API-STATUS', 'POST /service-orders');
const known: KnownFailure = { requirement: 'API-STATUS', operation: 'POST /quote', ...excuse };

describe('an entry by requirement and operation', () => {
  test('knows test cases that violate nothing else', () => {
    const report = reportOf(failing('a', onQuote), failing('b', onQuote, onOrders), failing('c', onOrders));
    expect(againstBaseline(report, [known], today)).toEqual({ known: ['a'], new: ['b', 'c'], stale: [], expired: [] });
  });

  test.each<[string, Partial<TestCaseResult>, readonly string[]]>([
    ['is stale when all that checks it was decided otherwise', { verdict: 'pass' }, ['API-STATUS at POST /quote']],
    ['is neither right nor wrong while that is undecided', { verdict: 'inconclusive' }, []],
    ['is neither right nor wrong while that is not run', { verdict: 'not-run' }, []],
  ])('%s', (_, outcome, stale) => {
    const checking = { ...template, operation: 'POST /quote', requirements: ['API-STATUS'] } as const;
    const decided: TestCaseResult = { ...checking, id: 'a', verdict: 'pass', violated: [] };
    const report = reportOf(decided, { ...decided, id: 'b', ...outcome });
    expect(againstBaseline(report, [known], today).stale).toEqual(stale);
  });

  test('expires like any other', () => {
    const report = reportOf(failing('a', onQuote));
    expect(againstBaseline(report, [known], '2030-01-02')).toMatchObject({
      new: ['a'],
      expired: ['API-STATUS at POST /quote'],
    });
  });
});

describe('a baseline that is written', () => {
  const filling = { owner: 'desk', expires: '2030-02-01', today };

  test('keeps what still holds, adds what is new, and drops what does not fail any more', () => {
    const fixed: TestCaseResult = { ...template, id: 'fixed', verdict: 'pass', violated: [] };
    const entries: readonly KnownFailure[] = [known, { id: 'fixed', ...excuse }];
    const report = reportOf(fixed, failing('a', onQuote), failing('c', onOrders));
    const written = baselineOf(report, entries, filling);
    expect(written).toEqual([
      known,
      {
        requirement: 'API-STATUS',
        operation: 'POST /service-orders',
        owner: 'desk',
        reason: 'It violates API-STATUS.',
        expires: '2030-02-01',
      },
    ]);
    expect(againstBaseline(report, written, today)).toMatchObject({ new: [], stale: [], expired: [] });
  });

  test('does not add what an entry of a test case covers', () => {
    const entry: KnownFailure = { id: 'a', ...excuse };
    expect(baselineOf(reportOf(failing('a', onQuote)), [entry], filling)).toEqual([entry]);
  });
});

describe('the options of a baseline to write', () => {
  const options = { mode: 'full', 'write-baseline': 'b.yaml', 'baseline-owner': 'desk' } as const;
  const now = new Date('2030-01-01T12:00:00Z');
  const of = (more: object) => baselineWritingOf({ ...options, 'baseline-expires': undefined, ...more }, now);

  test('excuse for 30 days by default', () => {
    expect(of({})).toEqual({ file: 'b.yaml', owner: 'desk', expires: '2030-01-31' });
  });

  test.each<[object, RegExp]>([
    [{ 'baseline-owner': undefined }, /needs --baseline-owner/],
    [{ 'baseline-expires': '2030-02-30' }, /must be a date/],
    [{ 'baseline-expires': '2029-12-31' }, /from today on/],
    [{ mode: 'certify' }, /drop --write-baseline/],
    [{ 'write-baseline': undefined }, /give --write-baseline too/],
  ])('%j is refused', (more, message) => {
    expect(() => of(more)).toThrow(message);
  });
});
