import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../harness/report/findings.js';
import type { RunReport, TestCaseResult, Violation } from '../../harness/report/run-report.js';
import { findingsOf, reasonsOf } from '../../reporters/findings.js';
import { frozenReport } from './frozen-report.js';

const [, template] = frozenReport.testCases as readonly [TestCaseResult, TestCaseResult];
const [violation] = template.violations as readonly [Violation];

function failing(...testCases: readonly Partial<TestCaseResult>[]): RunReport {
  const all = testCases.map((each, index) => ({ ...template, id: `t.${index}`, ...each }));
  return { ...frozenReport, testCases: all, findings: findingsIn(all) };
}

function showing(...violations: readonly Partial<Violation>[]): Partial<TestCaseResult> {
  return { violations: violations.map((each) => ({ ...violation, ...each })) };
}

describe('failures with one cause are one finding', () => {
  test('the same requirement at the same operation, whatever the reason and the way', () => {
    const report = failing(showing({ reason: 'A.', way: 'a' }), showing({ reason: 'B.', way: 'b' }));
    expect(report.findings).toHaveLength(1);
    expect(findingsOf(report, 'fail').map(({ testCases }) => testCases.length)).toEqual([2]);
  });

  test('the same requirement violated in the same way at several operations', () => {
    const at = (operation: Violation['operation']) => showing({ operation, reason: operation, way: 'missing' });
    const report = failing(at('POST /quote'), at('POST /orders'), at('POST /quote'));
    expect(report.findings.map(({ operation }) => operation)).toEqual(['POST /quote', 'POST /orders']);
    const findings = findingsOf(report, 'fail');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.operations).toEqual(['POST /quote', 'POST /orders']);
    expect(findings[0]?.testCases.map(({ id }) => id)).toEqual(['t.0', 't.2', 't.1']);
  });

  test('but not another requirement, nor another way elsewhere', () => {
    const report = failing(
      showing({ operation: 'POST /orders', way: 'missing' }),
      showing({ operation: 'POST /quote', way: 'changed' }),
      showing({ operation: 'POST /orders', way: 'missing', requirement: 'API-ANSWER' }),
    );
    expect(findingsOf(report, 'fail')).toHaveLength(3);
  });

  test('every violation of a test case is in a finding, failures before warnings', () => {
    const report = failing(
      showing({ requirement: 'API-ERROR-HEADERS', level: 'SHOULD' }, { requirement: 'API-STATUS' }),
    );
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['API-STATUS', 'API-ERROR-HEADERS']);
  });

  test('the simplest test case comes first: an example before a property before a walk, then fewer exchanges', () => {
    const report = failing(
      { kind: 'lifecycle', exchanges: [1] },
      { kind: 'property', exchanges: [2] },
      { kind: 'example', exchanges: [3, 4] },
      { kind: 'example', exchanges: [5] },
    );
    expect(report.findings[0]?.testCases).toEqual(['t.3', 't.2', 't.1', 't.0']);
  });
});

test('a finding is the network’s only where no test case shows it to be the supplier’s', () => {
  const network = showing({ cause: 'network', why: 'No connection.' });
  expect(failing(network, network).findings[0]?.cause).toBe('network');
  expect(failing(network, showing({ cause: 'supplier' })).findings[0]?.cause).toBe('supplier');
});

describe('undecided test cases', () => {
  const undecided = { verdict: 'inconclusive', violated: [], violations: [] } as const;

  test('belong together by their cause, whatever their sentences', () => {
    const groups = reasonsOf(
      failing(
        { ...undecided, group: 'rate POST /quote', reason: 'Answered 429 3 times.', cause: 'profile', why: 'Slower.' },
        { ...undecided, group: 'rate POST /quote', reason: 'Answered 429 4 times.', cause: 'profile', why: 'Slower.' },
        { ...undecided, group: 'rate POST /orders', reason: 'Answered 429 3 times.', cause: 'network', why: 'x' },
      ),
      ['inconclusive'],
    );
    expect(groups.map(({ ids, cause }) => [ids, cause])).toEqual([
      [['t.0', 't.1'], 'profile'],
      [['t.2'], 'network'],
    ]);
  });

  test('name no one where the user chose it', () => {
    const [group] = reasonsOf(
      failing({ ...undecided, verdict: 'not-run', filtered: true, cause: 'profile', why: 'x' }),
      ['not-run'],
    );
    expect(group?.cause).toBeUndefined();
  });
});

test('no sentence decides: with a marker before each, grouping and the party at fault stay the same', () => {
  const marked = (text: string) => `MARKER ${text}`;
  const testCases = frozenReport.testCases.map((each): TestCaseResult => ({
    ...each,
    reason: marked(each.reason),
    notes: each.notes.map(marked),
    ...(each.why !== undefined && { why: marked(each.why) }),
    ...(each.violations && {
      violations: each.violations.map((shown) => ({ ...shown, reason: marked(shown.reason), why: marked(shown.why) })),
    }),
  }));
  const reworded: RunReport = { ...frozenReport, testCases, findings: findingsIn(testCases) };
  const grouping = (report: RunReport) => ({
    findings: (['fail', 'warn'] as const).map((verdict) =>
      findingsOf(report, verdict).map((finding) => [
        finding.operations,
        finding.testCases.map(({ id }) => id),
        finding.cause,
      ]),
    ),
    reasons: reasonsOf(report, ['error', 'inconclusive', 'not-run', 'not-applicable']).map(({ ids, cause }) => [
      ids,
      cause,
    ]),
  });
  expect(grouping(reworded)).toEqual(grouping(frozenReport));
  expect(reworded.findings.every(({ reason, why }) => [reason, why].every((text) => text.startsWith('MARKER')))).toBe(
    true,
  );
});
