import { describe, expect, test } from 'vitest';
import { requirements } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { faults } from '../../simulator/index.js';
import { endedOrders } from '../../simulator/faults/lifecycles/ended-orders.js';
import { endedProblems } from '../../simulator/faults/lifecycles/ended-problems.js';
import { laterAmendments } from '../../simulator/faults/kcis/later-amendments.js';
import { examine } from '../kill-matrix/examine.js';

const seeds = [1, 2, 3];
const isWalk = ({ id }: TestPurpose) => /\.any-(\w+-)?walk$/.test(id);
const modes = [
  { styles: [], mode: 'sync', inbox: false },
  { styles: [], mode: 'sync', inbox: true },
  { styles: [], mode: 'async', inbox: true },
  { styles: ['repeats-decisions', 'commits-later', 'orders-commit-later'], mode: 'async', inbox: true },
] as const;

/** The fewest events that show each fault, those that raise what they happen to included. */
const shortest: Readonly<Record<string, number>> = {
  'twice-amended-problem-amended-after-end': 5,
  'cancelled-problem-amended-on-insistence': 4,
  'reference-of-another-on-return': 5,
  'amended-problem-cancelled-twice': 4,
  'problem-cancelled-again-after-another': 5,
  'reopened-problem-rejected-after-end': 4,
  'twice-amended-order-amended-after-end': 5,
  'cancelled-order-amended-after-another': 5,
  'amended-order-cancelled-twice': 4,
  'kci-numbers-restart': 3,
  'order-kci-numbers-restart': 4,
  'third-amendment-untold': 4,
  'second-order-amendment-untold': 3,
};

/** What depends on other problems or orders may show only beside other walks: then there is no single walk to repeat. */
const dependsOnOthers = /-after-another$/;

describe('a supplier that conforms', () => {
  test.concurrent.each(modes.flatMap((mode) => seeds.map((seed) => ({ ...mode, seed }))))(
    'passes every walk: $mode, styles $styles, inbox $inbox, seed $seed',
    async (examination) => {
      const results = await examine({ ...examination, where: isWalk, requestTimeoutMs: 30_000 });

      expect(results.filter(({ verdict }) => !['pass', 'not-applicable'].includes(verdict))).toEqual([]);
      expect(results.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThanOrEqual(5);
    },
  );
});

describe('a fault that only an order of events shows', () => {
  const hidden = [...endedProblems, ...endedOrders, ...laterAmendments];

  test.concurrent.each(hidden.flatMap((fault) => seeds.map((seed) => ({ ...fault, seed }))))(
    '$name is found by a walk and made as short as can be, seed $seed',
    async ({ name, requirement, operation, mode, seed }) => {
      const results = await examine({
        faults: [name],
        seed,
        where: (purpose) => isWalk(purpose) && purpose.operation === operation,
        inbox: mode === 'async',
        kciTimeoutMs: requirement.endsWith('-KCI') ? 1_500 : 20_000,
        requestTimeoutMs: 30_000,
      });

      const found = results.filter(({ violated }) => violated.length > 0);
      expect(found.map(({ verdict, violated }) => ({ verdict, violated }))).toEqual([
        { verdict: requirements[requirement].level === 'MUST' ? 'fail' : 'warn', violated: [requirement] },
      ]);
      expect(found[0]?.reason).toMatch(new RegExp(`The walk: 1\\. raise .*${String(shortest[name])}\\. [^;]+\\.$`));
      if (dependsOnOthers.test(name) && found[0]?.path === undefined) return;
      expect(found[0]).toMatchObject({ seed, path: expect.stringMatching(/^\d+(:\d+)*$/) });
    },
  );

  test('has a shortest walk each, and is in the catalogue', () => {
    expect(hidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(shortest).toSorted());
    expect(faults).toEqual(expect.arrayContaining(hidden));
  });
});
