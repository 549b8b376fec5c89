import { describe, expect, test } from 'vitest';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { findingsOf, reasonsOf } from '../../reporters/findings.js';
import { frozenReport } from './frozen-report.js';

const [, template] = frozenReport.testCases as readonly [TestCaseResult, TestCaseResult];

function failing(...testCases: readonly Partial<TestCaseResult>[]): RunReport {
  return {
    ...frozenReport,
    testCases: testCases.map((each, index) => ({ ...template, id: `t.${index}`, ...each })),
  };
}

describe('failures with one cause are one finding', () => {
  test('the same requirement at the same operation, whatever the reason', () => {
    const findings = findingsOf(failing({ reason: 'A.' }, { reason: 'B.' }), 'fail');
    expect(findings.map(({ testCases }) => testCases.length)).toEqual([2]);
  });

  test('the same requirement for the same reason at several operations, apart from what differs by request', () => {
    const at = (operation: string, code: number) => ({
      operation,
      reason: `The status code ${code} is not documented for ${operation}: /id, "a \\" b".`,
    });
    const findings = findingsOf(
      failing(at('POST /quote', 418), at('PATCH /x/{id}', 451), at('POST /quote', 418)),
      'fail',
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.operations).toEqual(['POST /quote', 'PATCH /x/{id}']);
    expect(findings[0]?.testCases.map(({ id }) => id)).toEqual(['t.0', 't.2', 't.1']);
  });

  test('but not another requirement, nor another reason elsewhere', () => {
    const findings = findingsOf(
      failing(
        { operation: 'POST /a', reason: 'A.' },
        { operation: 'POST /b', reason: 'B.' },
        { operation: 'POST /a', reason: 'A.', violated: ['API-ANSWER'] },
      ),
      'fail',
    );
    expect(findings).toHaveLength(3);
  });
});

describe('the party likely at fault is', () => {
  test.each<[string, Partial<TestCaseResult>, string]>([
    ['the supplier, by its answer', {}, 'supplier'],
    [
      'the network, where no connection was made',
      { violated: ['API-ANSWER'], reason: 'The request got no complete answer: No connection within 5 ms.' },
      'network',
    ],
    ['the profile, where it does not exclude a 501', { violated: ['API-IMPLEMENTED'] }, 'profile'],
    ['the documents, where a SHOULD rests on a reading', { violated: ['API-ERROR-HEADERS'] }, 'specification'],
    ['the supplier, where a SHOULD is plain', { violated: ['SP-REJECTION-CODE'] }, 'supplier'],
  ])('%s', (_, testCase, party) => {
    expect(findingsOf(failing(testCase), 'fail')[0]?.fault.party).toBe(party);
  });

  test.each<[string, TestCaseResult['verdict'], string | undefined]>([
    ['The supplier refuses the plain valid request POST /x (401 no). Check that testData', 'inconclusive', 'profile'],
    ['The supplier refuses the plain valid request POST /x (500). Check that testData', 'inconclusive', 'supplier'],
    ['The supplier refuses the plain valid request POST /x (422 no). Check that testData', 'inconclusive', 'profile'],
    ['POST /x was answered 429 4 times in a row.', 'inconclusive', 'profile'],
    ['POST /x was answered 503 4 times in a row.', 'inconclusive', 'supplier'],
    ['The supplier is down: the last 12 requests got no answer.', 'not-run', 'network'],
    ['A prerequisite failed: no KCI showed the problem as RESOLVED.', 'not-run', 'network'],
    ['The stimulus resolveServiceProblem failed: it was answered 500.', 'not-run', 'profile'],
    ['Seen once, but not in 3 repeats: API-STATUS: x', 'inconclusive', 'supplier'],
    ['The suite failed: x is undefined', 'error', 'suite'],
    ['The supplier takes this choice.', 'not-applicable', undefined],
    ['The run was interrupted.', 'not-run', undefined],
  ])('told by the reason: %s', (reason, verdict, party) => {
    const [group] = reasonsOf(failing({ reason, verdict, violated: [] }), [verdict]);
    expect(group?.fault?.party).toBe(party);
  });

  test('nobody, where the user chose it', () => {
    const [group] = reasonsOf(failing({ reason: 'The profile has no stimulus.', verdict: 'not-run', filtered: true }), [
      'not-run',
    ]);
    expect(group?.fault).toBeUndefined();
  });
});
