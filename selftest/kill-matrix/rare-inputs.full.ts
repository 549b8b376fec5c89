import pLimit from 'p-limit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { rareInputs } from '../../simulator/index.js';
import { examine } from './examine.js';
import { partOf } from '../part.js';
import { killersOf, violatedBesides, type Fault } from './kill.js';

/** How a supplier with a rare fault is examined by the properties of its operation, seed by seed. */
interface Examined {
  readonly fault: Fault;
  readonly bySeed: readonly (readonly TestCaseResult[])[];
}

const seeds = [11, 222, 3_333, 44_444, 555_555];
/** As many runs as a property has unless the profile says otherwise. */
const defaultRuns = 35;
const requiredShare = 0.95;

/** Examines a supplier with a fault by the properties of its operation. */
function withSeed(fault: Fault, seed: number, where: (purpose: TestPurpose) => boolean) {
  return examine({
    faults: [fault.name],
    seed,
    propertyRuns: defaultRuns,
    where: (purpose) => purpose.kind === 'property' && purpose.operation === fault.operation && where(purpose),
  });
}

describe('faults that show on rare inputs only', () => {
  let examined: readonly Examined[] = [];

  beforeAll(async () => {
    const atOnce = pLimit(4);
    examined = await Promise.all(
      partOf(rareInputs).map(async (fault) => {
        const [seed = 1, ...others] = seeds;
        const first = await atOnce(() => withSeed(fault, seed, () => true));
        const killers = killersOf(fault, first);
        // What has found it once is asked first; all others only where that finds nothing.
        const bySeed = others.map((other) =>
          atOnce(async () => {
            const results = await withSeed(fault, other, ({ id }) => killers.includes(id));
            return killersOf(fault, results).length > 0 ? results : withSeed(fault, other, () => true);
          }),
        );
        return { fault, bySeed: [first, ...(await Promise.all(bySeed))] };
      }),
    );
  });

  test('are at least sixty', () => {
    expect(rareInputs.length).toBeGreaterThanOrEqual(60);
  });

  test('are found by their requirements with the default budget, 95 of 100 over five seeds', () => {
    const missed = examined.flatMap(({ fault, bySeed }) =>
      bySeed.flatMap((results, index) =>
        killersOf(fault, results).length > 0 ? [] : [`${fault.name} with the seed ${seeds[index]}`],
      ),
    );

    expect(missed.slice(Math.floor((1 - requiredShare) * examined.length * seeds.length))).toEqual([]);
  });

  test('are each found with most seeds', () => {
    const rarelyFound = examined.filter(
      ({ fault, bySeed }) =>
        bySeed.filter((results) => killersOf(fault, results).length > 0).length <= seeds.length / 2,
    );

    expect(rarelyFound.map(({ fault }) => fault.name)).toEqual([]);
  });

  test('are shown by a request that differs from one that passes in one field', () => {
    const vague = examined.flatMap(({ fault, bySeed }) =>
      bySeed
        .filter((results) => killersOf(fault, results).length > 0)
        .map((results) => Math.min(...results.map(fieldsThatDiffer)))
        .filter((fields) => fields > 1)
        .map((fields) => `${fault.name}: ${fields} fields`),
    );

    expect(vague).toEqual([]);
  });

  test('are all that fails the supplier', () => {
    const unexpected = examined.flatMap(({ fault, bySeed }) =>
      bySeed.flatMap((results) => [
        ...violatedBesides(fault, results).map((violation) => `${fault.name}: ${violation}`),
        ...results.filter(({ verdict }) => verdict === 'error').map(({ reason }) => `${fault.name}: ${reason}`),
      ]),
    );

    expect(unexpected).toEqual([]);
  });
});

/** In how many fields of the body the counterexample differs from the nearest value that passes. */
function fieldsThatDiffer({ differences = [] }: TestCaseResult): number {
  const fields = new Set(differences.map(({ pointer }) => pointer.split('/')[1]));
  return fields.size === 0 ? Infinity : fields.size;
}
