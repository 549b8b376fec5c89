import { describe, test } from 'vitest';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';

describe('a conforming supplier over many seeds', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => 1_000 + index * 7_919);
  const cases = seeds.flatMap((seed) => modes.map((mode) => ({ seed, ...mode })));

  test.concurrent.each(cases)('in its usual style, $mode, inbox $inbox, seed $seed', (examination) =>
    expectConformant({ ...examination, propertyRuns: 50 }),
  );

  const styled = styles
    .filter(({ incomplete }) => incomplete === undefined)
    .flatMap(({ name }, index) => modes.map((mode, turn) => ({ styles: [name], seed: index * 31 + turn, ...mode })));

  test.concurrent.each(styled)('in the style $styles.0, $mode, inbox $inbox, seed $seed', (examination) =>
    expectConformant(examination),
  );
});
