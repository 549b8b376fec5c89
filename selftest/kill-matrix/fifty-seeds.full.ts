import { describe, expect, test } from 'vitest';
import { styles } from '../../simulator/index.js';
import { modes } from './conforming.js';
import { partOf } from '../part.js';
import { examine, type Examination } from './examine.js';

/** As many runs as a property has unless the profile says otherwise. */
const defaultRuns = 35;
const seeds = Array.from({ length: 50 }, (_, index) => 1 + index * 7_919);

const conforming = styles.filter(({ incomplete }) => incomplete === undefined).map(({ name }) => name);

describe('no property blames a supplier that conforms', () => {
  test.concurrent.each(partOf(seeds.map((seed, index) => ({ seed, ...(modes[index % modes.length] ?? modes[0]) }))))(
    'in its usual style, $mode, inbox $inbox, seed $seed',
    (examination) => expectNoBlame(examination),
  );

  // Each style has its own few of the fifty seeds, and each seed its own few styles.
  const styled = conforming.map((style, index) => ({
    styles: [style],
    seed: seeds[index % seeds.length] ?? 1,
    ...(modes[index % modes.length] ?? modes[0]),
  }));

  test.concurrent.each(partOf(styled))('in the style $styles.0, $mode, inbox $inbox, seed $seed', (examination) =>
    expectNoBlame(examination),
  );
});

async function expectNoBlame(examination: Examination): Promise<void> {
  const results = await examine({
    requestTimeoutMs: 30_000,
    propertyRuns: defaultRuns,
    where: ({ kind }) => kind === 'property',
    ...examination,
  });

  expect(results.length).toBeGreaterThan(0);
  expect(results.filter(({ verdict }) => !['pass', 'not-applicable', 'not-run'].includes(verdict))).toEqual([]);
}
