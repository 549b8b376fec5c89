import { describe, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';
import { partOf } from '../part.js';

describe('a conforming supplier over many seeds', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => 1_000 + index * 7_919);
  // Properties, which take longest, are tried over fifty seeds in fifty-seeds.full.ts, and all test purposes together in
  // usual-style.slow.ts.
  test.concurrent.each(partOf(seeds.flatMap((seed) => modes.map((mode) => ({ seed, ...mode })))))(
    'in its usual style without properties, $mode, inbox $inbox, seed $seed',
    (examination) => expectConformant({ ...examination, where: notProperty }),
  );

  const styled = styles
    .filter(({ incomplete }) => incomplete === undefined)
    .flatMap(({ name }, index) => modes.map((mode, turn) => ({ styles: [name], seed: index * 31 + turn, ...mode })));

  test.concurrent.each(partOf(styled))(
    'in the style $styles.0 without properties, $mode, inbox $inbox, seed $seed',
    (examination) => expectConformant({ ...examination, where: notProperty }),
  );
});

function notProperty({ kind }: TestPurpose): boolean {
  return kind !== 'property';
}
