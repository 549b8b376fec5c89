import { describe, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';

describe('a conforming supplier over many seeds', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => 1_000 + index * 7_919);
  const withEachSeed = (some: readonly number[]) => some.flatMap((seed) => modes.map((mode) => ({ seed, ...mode })));

  test.concurrent.each(withEachSeed(seeds.slice(0, 5)))(
    'in its usual style, $mode, inbox $inbox, seed $seed',
    (examination) => expectConformant({ ...examination, propertyRuns: 50 }),
  );

  // Properties, which take longest, are held against every style and over fifty seeds in fifty-seeds.full.ts.
  test.concurrent.each(withEachSeed(seeds.slice(5)))(
    'in its usual style without properties, $mode, inbox $inbox, seed $seed',
    (examination) => expectConformant({ ...examination, where: isNoProperty }),
  );

  const styled = styles
    .filter(({ incomplete }) => incomplete === undefined)
    .flatMap(({ name }, index) => modes.map((mode, turn) => ({ styles: [name], seed: index * 31 + turn, ...mode })));

  test.concurrent.each(styled)(
    'in the style $styles.0 without properties, $mode, inbox $inbox, seed $seed',
    (examination) => expectConformant({ ...examination, where: isNoProperty }),
  );
});

function isNoProperty({ kind }: TestPurpose): boolean {
  return kind !== 'property';
}
