import { describe, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { expectConformant } from './conforming.js';
import { extremes } from './extremes.js';

/** How a supplier can answer: at once, later, or now so, now otherwise. */
const modes = [
  { answers: 'at once', mode: 'sync', inbox: false, more: [] },
  { answers: 'later', mode: 'async', inbox: true, more: [] },
  { answers: 'either way', mode: 'sync', inbox: true, more: ['answers-either-way'] },
] as const;

/**
 * Examines each of the extremes that conform, in every mode, with each seed.
 * @param where by which test purposes; by all if it is left out
 */
export function describeExtremes(seeds: readonly number[], where?: (purpose: TestPurpose) => boolean): void {
  const cases = extremes.flatMap((extreme) =>
    modes.flatMap(({ more, ...mode }) =>
      seeds.map((seed) => ({
        ...extreme,
        ...mode,
        ...(where && { where }),
        seed,
        styles: [...extreme.styles, ...more],
      })),
    ),
  );

  describe('a supplier that conforms in the extreme is conformant, with the warnings that the documents have for it', () => {
    test.concurrent.each(cases)('$name, answers $answers, seed $seed', (examination) => expectConformant(examination));
  });
}
