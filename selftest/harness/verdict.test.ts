import { describe, expect, test } from 'vitest';
import { buildReport, type RunFacts } from '../../harness/report/build-report.js';
import { cleanReport } from '../../harness/report/clean-report.js';
import type { Finding } from '../../harness/report/finding.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunVerdict, TestCaseResult, Verdict } from '../../harness/report/run-report.js';
import { wholeScope } from '../reporters/frozen-report.js';
import { exitCodeOf, exitCodes, gravest, runVerdict, verdictOf, verdictOn } from '../../harness/report/verdict.js';

type Case = Pick<TestCaseResult, 'verdict' | 'filtered' | 'choice'>;
const of = (...verdicts: readonly Verdict[]): Case[] => verdicts.map((verdict) => ({ verdict }));
const leftOut = (choice: NonNullable<Case['choice']>): Case => ({ verdict: 'not-run', filtered: true, choice });
const filtered = leftOut('only');

describe('the verdict of a run', () => {
  test.each<[string, readonly Case[], { strict?: boolean }, RunVerdict]>([
    ['only passes', of('pass', 'pass'), {}, 'conformant'],
    ['a pass and something not applicable', of('pass', 'not-applicable'), {}, 'conformant'],
    ['a warn', of('pass', 'warn'), {}, 'conformant'],
    ['a warn, strictly', of('pass', 'warn'), { strict: true }, 'non-conformant'],
    ['only passes, strictly', of('pass'), { strict: true }, 'conformant'],
    ['a fail', of('pass', 'fail'), {}, 'non-conformant'],
    ['a fail beside an error', of('fail', 'error'), {}, 'non-conformant'],
    ['a fail beside what is undecided', of('fail', 'inconclusive', 'not-run'), {}, 'non-conformant'],
    ['a warn beside an error, strictly', of('warn', 'error'), { strict: true }, 'non-conformant'],
    ['an error', of('pass', 'error'), {}, 'error'],
    ['an error beside what is undecided', of('error', 'inconclusive'), {}, 'error'],
    ['something inconclusive', of('pass', 'inconclusive'), {}, 'incomplete'],
    ['only what is inconclusive', of('inconclusive'), {}, 'incomplete'],
    ['a warn beside what is inconclusive', of('warn', 'inconclusive'), {}, 'incomplete'],
    ['a test case that did not run', of('pass', 'not-run'), {}, 'incomplete'],
    ...(['area', 'only', 'mode', 'shard', 'last-failed', 'max-failures', 'inbox', 'stimulus'] as const).map(
      (choice): [string, readonly Case[], object, RunVerdict] => [
        `a test case that was excluded by ${choice}`,
        [...of('pass'), leftOut(choice)],
        {},
        'partial',
      ],
    ),
    ['what the profile excludes', [...of('pass'), leftOut('profile')], {}, 'conformant'],
    [
      'an operation that is not implemented, though the profile does not say so',
      [...of('pass'), { verdict: 'not-applicable', choice: 'not-implemented' }],
      {},
      'partial',
    ],
    ['a fail beside what was left out', [...of('fail'), filtered], {}, 'non-conformant'],
    ['something inconclusive beside what was left out', [...of('inconclusive'), filtered], {}, 'incomplete'],
    ['nothing', [], {}, 'error'],
    ['nothing that ran', [...of('not-run', 'not-applicable'), filtered], {}, 'error'],
    ['nothing but what the user left out', [filtered], {}, 'error'],
  ])('of %s', (_, testCases, options, expected) => {
    expect(runVerdict(testCases, options)).toBe(expected);
  });

  test('has the documented exit code', () => {
    expect(exitCodes).toEqual({ conformant: 0, partial: 0, 'non-conformant': 1, error: 2, incomplete: 3 });
    expect([exitCodeOf('partial', 'full'), exitCodeOf('partial', 'certify')]).toEqual([0, 3]);
  });
});

describe('the verdict of findings', () => {
  const finding = (requirement: Finding['requirement']): Finding => ({
    requirement,
    operation: 'POST /service-problems',
    reason: '',
    expected: '',
    actual: '',
  });
  const must = finding('API-STATUS');
  const should = finding('API-FIELD-CODE');

  test('is a pass without any', () => expect(verdictOf([])).toBe('pass'));
  test('is a warn when only SHOULDs are violated', () => expect(verdictOf([should, should])).toBe('warn'));
  test('is a fail as soon as a MUST is violated', () => expect(verdictOf([should, must])).toBe('fail'));
});

describe('the verdict on a requirement', () => {
  const testCase = (verdict: Verdict, violated: TestCaseResult['violated'] = []): TestCaseResult => ({
    id: 'x',
    title: 'x',
    kind: 'example',
    area: 'service-problems',
    operation: 'POST /service-problems',
    requirements: ['API-STATUS', 'API-ANSWER'],
    violated,
    level: 'MUST',
    verdict,
    reason: '',
    exchanges: [],
    notes: [],
    durationMs: 0,
  });

  test('is not-applicable when no test case checks it', () => {
    expect(verdictOn('API-COMPLETE', [testCase('pass')])).toBe('not-applicable');
  });
  test('is that of its test cases', () => expect(verdictOn('API-STATUS', [testCase('pass')])).toBe('pass'));
  test('is a fail when it is the violated one', () => {
    expect(verdictOn('API-STATUS', [testCase('pass'), testCase('fail', ['API-STATUS'])])).toBe('fail');
  });
  test('is not touched by the violation of another requirement', () => {
    expect(verdictOn('API-STATUS', [testCase('pass'), testCase('fail', ['API-ANSWER'])])).toBe('pass');
    expect(verdictOn('API-STATUS', [testCase('pass'), testCase('warn', ['API-ANSWER'])])).toBe('pass');
  });
  test('is inconclusive when other violations hide it everywhere', () => {
    expect(verdictOn('API-STATUS', [testCase('fail', ['API-ANSWER'])])).toBe('inconclusive');
  });
  test('never becomes green by a pass beside what is worse', () => {
    expect(verdictOn('API-STATUS', [testCase('pass'), testCase('inconclusive')])).toBe('inconclusive');
    expect(verdictOn('API-STATUS', [testCase('pass'), testCase('error')])).toBe('error');
    expect(verdictOn('API-STATUS', [testCase('warn', ['API-STATUS']), testCase('inconclusive')])).toBe('warn');
  });
  test('is a pass where other test cases were left out', () => {
    expect(verdictOn('API-STATUS', [testCase('not-run'), testCase('pass'), testCase('not-applicable')])).toBe('pass');
  });
});

test('the gravest of no verdicts is not-run', () => {
  expect(gravest([])).toBe('not-run');
  expect(gravest(['pass', 'not-applicable', 'not-run'])).toBe('pass');
  expect(gravest(['error', 'fail', 'pass'])).toBe('fail');
});

describe('a report', () => {
  // Not entered into the catalogue, which other tests of this process read.
  const purposes: readonly TestPurpose[] = ['build-report.one', 'build-report.two'].map((id) => ({
    id,
    title: id,
    kind: 'example',
    area: 'service-problems',
    operation: 'POST /service-problems',
    requirements: ['API-STATUS'],
    smoke: false,
    body: () => Promise.resolve(),
  }));
  const passed: TestCaseResult = {
    id: 'build-report.one',
    title: 'one',
    kind: 'example',
    area: 'service-problems',
    operation: 'POST /service-problems',
    requirements: ['API-STATUS'],
    violated: [],
    level: 'MUST',
    verdict: 'pass',
    reason: '',
    exchanges: [1],
    notes: [],
    durationMs: 1,
  };
  const facts = (changes: Partial<RunFacts> = {}): RunFacts => ({
    suite: {
      name: 'fibre-cafe-conformance',
      version: '0',
      specification: 'x',
      specificationDigest: 'sha256:',
      profileDigest: 'sha256:',
    },
    target: { baseUrl: 'http://x', supplier: 'x' },
    mode: 'full',
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    purposes,
    results: new Map([[passed.id, passed]]),
    leftovers: [],
    exchanges: 1,
    strict: false,
    scope: wholeScope,
    ...changes,
  });

  test('counts every test case once, and has one for each test purpose', () => {
    const report = buildReport(facts());
    expect(report.testCases.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['build-report.one', 'pass'],
      ['build-report.two', 'error'],
    ]);
    expect(Object.values(report.counts).reduce((sum, count) => sum + count)).toBe(2);
    expect(report.verdict).toBe('error');
    expect(report.requirements.find(({ id }) => id === 'API-STATUS')?.testCases).toHaveLength(2);
  });

  test('of an interrupted run is incomplete, and says why', () => {
    const report = buildReport(facts({ cutShort: { reason: 'The run was interrupted.', verdict: 'not-run' } }));
    expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The run was interrupted.' });
    expect(report.testCases[1]).toMatchObject({ verdict: 'not-run', reason: 'The run was interrupted.' });
  });

  test.each(['POST', 'MUST', 'tok3n'])('is not garbled by the secret %j, which its sentences do not show', (secret) => {
    const cutShort = { reason: `The token ${secret} is refused.`, verdict: 'error' } as const;
    const report = buildReport(facts({ cutShort }));
    const clean = cleanReport(report, new Redactor([secret]));
    expect(clean.reason).toBe('The token [redacted] is refused.');
    expect(clean.requirements).toEqual(report.requirements);
    for (const [index, { reason, ...words }] of clean.testCases.entries()) {
      expect(reason).not.toContain(secret);
      expect(report.testCases[index]).toMatchObject(words);
    }
  });

  test.each(['test', 'service', 'pass', 'build'])('keeps its own words, though %j is a secret', (secret) => {
    const cutShort = { reason: `The ${secret} was ended.`, verdict: 'error' } as const;
    const report = buildReport(facts({ cutShort }));
    expect(cleanReport(report, new Redactor([secret]))).toEqual(report);
  });

  test('of a run that the suite broke off is an error, though no test case is', () => {
    const report = buildReport(facts({ cutShort: { reason: 'x', verdict: 'error' } }));
    expect(report.verdict).toBe('error');
    expect(report.counts).toMatchObject({ error: 0, 'not-run': 1, pass: 1 });
  });

  test('of a broken-off run that has failed already is non-conformant', () => {
    const failed: TestCaseResult = { ...passed, verdict: 'fail', violated: ['API-STATUS'] };
    const cutShort = { reason: 'x', verdict: 'error' } as const;
    expect(buildReport(facts({ results: new Map([[failed.id, failed]]), cutShort })).verdict).toBe('non-conformant');
  });
});
