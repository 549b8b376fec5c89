import { expect, test } from 'vitest';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { examine, type Examination } from '../kill-matrix/examine.js';

/** What several properties of an operation can show with the same requests. */
const sharing = {
  create: ['create-problem.any-request', 'create-problem.any-text', 'create-problem.any-at-once'],
  order: ['create-order.any-request', 'create-order.any-contacts', 'create-order.any-at-once'],
  layouts: ['create-problem.any-layout', 'create-problem.any-header-values'],
  cancel: ['cancel-problem.any-request', 'cancel-problem.any-text'],
};
const propertyRuns = 35;

/** Examines a supplier by these properties in one run. */
function together(ids: readonly string[], examination: Partial<Examination> = {}): Promise<readonly TestCaseResult[]> {
  return examine({ propertyRuns, ...examination, only: ids, where: ({ id }) => ids.includes(id) });
}

/** What results say, without what is fresh in every run. */
function said(results: readonly TestCaseResult[]) {
  return results
    .map(({ id, verdict, violated, reason, expected, path, counterexample: value, differences, tries }) => {
      return { id, verdict, violated, reason, expected, path, value, differences, tries };
    })
    .toSorted((one, other) => one.id.localeCompare(other.id));
}

test.each(Object.values(sharing))('%s share their requests, with which all of them pass', async (...ids) => {
  const results = await together(ids);
  const shared = new Set(results.flatMap(({ exchanges }) => exchanges));
  const apart = (await Promise.all(ids.map((id) => together([id])))).flat();

  expect(said(results)).toEqual(said(apart));
  expect(results.map(({ verdict }) => verdict)).toEqual(ids.map(() => 'pass'));
  expect(shared.size).toBeLessThan(0.75 * apart.flatMap(({ exchanges }) => exchanges).length);
});

test.each([
  ['crashes-on-text-null-on-create', sharing.create],
  ['crashes-on-emoji-in-name-on-create', sharing.create],
  ['name-of-100-characters-refused-on-order', sharing.order],
  ['escaped-slash-refused-on-create', sharing.layouts],
  ['crashes-on-one-character-on-cancel', sharing.cancel],
])('%s is found as if each property had run by itself', async (fault, ids) => {
  const results = await together(ids, { faults: [fault] });
  const apart = (await Promise.all(ids.map((id) => together([id], { faults: [fault] })))).flat();

  expect(results.map(({ verdict }) => verdict)).toContain('fail');
  expect(said(results)).toEqual(said(apart));
});
