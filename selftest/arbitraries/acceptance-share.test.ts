import { describe, expect, test } from 'vitest';
import { completeProfile } from '../../config/complete.js';
import { cancelProblem, createProblem, findAppointments, requestQuote } from '../../contract/requirements/index.js';
import { operationOf } from '../../contract/description.js';
import { countAcceptances, type TestDataHint } from '../../harness/generation/search/acceptance-share.js';
import { testDataHints } from '../../harness/generation/search/test-data-hints.js';

const { profile: referenceProfile } = completeProfile({}, { baseUrl: 'http://127.0.0.1:1' });

const hints: readonly TestDataHint[] = [
  { key: 'testData.serviceId', field: 'serviceId', given: true },
  { key: 'testData.address', field: 'address', given: false },
  { key: 'testData.serviceSpecificationId', field: 'serviceSpecification', given: false },
];

function counted(acceptances: number, reasons: readonly string[][], leastShare?: number) {
  const share = countAcceptances(leastShare);
  for (let count = 0; count < acceptances; count += 1) share.accepted();
  for (const each of reasons) share.rejected({ status: 422, reasons: each });
  return share;
}

describe('a property whose valid requests are rejected', () => {
  test('proves something as long as enough are accepted', () => {
    expect(
      counted(
        5,
        Array.from({ length: 5 }, () => ['no']),
      ).vacuity(hints),
    ).toBeUndefined();
    expect(
      counted(
        1,
        Array.from({ length: 9 }, () => ['no']),
        0.1,
      ).vacuity(hints),
    ).toBeUndefined();
    expect(countAcceptances().vacuity(hints)).toBeUndefined();
    expect(countAcceptances().share()).toBe(1);
  });

  test('proves nothing otherwise, and says which rejections came and which test data would help', () => {
    const share = counted(1, [['Unknown service id'], ['Unknown service id'], ['Line is busy'], []], 0.5);
    expect(share.share()).toBe(0.2);
    expect(share.vacuity(hints)).toBe(
      'Only 1 of 5 valid requests were accepted (50 % are needed), so the property proves nothing. Rejections: ' +
        '2 × 422 «Unknown service id»; 1 × 422 «Line is busy»; 1 × 422 without a reason. ' +
        'Set in the profile: another testData.serviceId.',
    );
  });

  test('asks for all test data that is missing when no reason names any', () => {
    expect(counted(0, [['no']]).vacuity(hints)).toContain(
      'Set in the profile: testData.address, testData.serviceSpecificationId.',
    );
    expect(counted(0, [['no']]).vacuity([])).toContain(
      'test data in the profile that this supplier’s test system accepts',
    );
  });

  test('quotes no more than a line of what a supplier says', () => {
    const sentence = counted(0, [['x'.repeat(10_000)], ['a\nb'], ['c'], ['d'], ['e']]).vacuity(hints) ?? '';
    expect(sentence.length).toBeLessThan(500);
    expect(sentence).not.toContain('\n');
    expect(sentence).toContain('and 2 other kinds');
  });
});

describe('the test data that could help', () => {
  const names = (operation: string) =>
    testDataHints(referenceProfile, [], operationOf(operation)).map(({ key }) => key.replace('testData.', ''));

  test('is what requests to the operation are made with', () => {
    expect(names(requestQuote)).toEqual(['serviceSpecificationId', 'address']);
    expect(names(findAppointments)).toEqual(['serviceSpecificationId', 'address']);
    expect(names(cancelProblem)).toEqual([]);
    expect(names(createProblem)).toContain('serviceTestReference');
  });
});
