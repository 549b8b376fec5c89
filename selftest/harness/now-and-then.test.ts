import { expect, test } from 'vitest';
import { createProblem, requirements, type RequirementId } from '../../contract/requirements/index.js';
import { withRates } from '../../harness/report/now-and-then.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';

const saw = (id: string, requirement: RequirementId): TestCaseResult => ({
  id,
  title: id,
  kind: 'example',
  area: 'service-problems',
  operation: createProblem,
  requirements: [requirement],
  violated: [],
  level: 'MUST',
  verdict: 'inconclusive',
  reason: 'Seen once',
  exchanges: [1],
  notes: [],
  durationMs: 1,
  seenOnce: [
    {
      requirement,
      operation: createProblem,
      level: requirements[requirement].level,
      reason: 'It is missing.',
      expected: 'x',
      actual: 'y',
      exchange: 1,
      cause: 'supplier',
      why: 'It is so.',
    },
  ],
});

test('what three test cases saw once each is a violation, with its rate', () => {
  const passed: TestCaseResult = { ...saw('d', 'API-REQUEST-ID'), verdict: 'pass', seenOnce: [] };
  const results = withRates([...['a', 'b', 'c'].map((id) => saw(id, 'API-REQUEST-ID')), passed]);

  expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'fail', 'pass']);
  expect(results[0]).toMatchObject({
    violated: ['API-REQUEST-ID'],
    reproduced: true,
    judgedExchange: 1,
    reason: 'Now and then, in 3 of 4 test cases that check it: It is missing.',
  });
});

test('a SHOULD warns', () => {
  const results = withRates(['a', 'b', 'c'].map((id) => saw(id, 'SP-CREATE-REFERENCE')));
  expect(results.map(({ verdict }) => verdict)).toEqual(['warn', 'warn', 'warn']);
});

test('two are too few, and different requirements are not added up', () => {
  const results = [saw('a', 'API-REQUEST-ID'), saw('b', 'API-REQUEST-ID'), saw('c', 'API-CONVERSATION-ID')];
  expect(withRates(results)).toEqual(results);
});

test('a test case that saw it again counts too', () => {
  const failed: TestCaseResult = {
    ...saw('c', 'API-REQUEST-ID'),
    verdict: 'fail',
    violated: ['API-REQUEST-ID'],
    seenOnce: [],
  };
  const results = withRates([saw('a', 'API-REQUEST-ID'), saw('b', 'API-REQUEST-ID'), failed]);
  expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'fail']);
});
