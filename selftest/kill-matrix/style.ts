import { describe, expect, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { runVerdict } from '../../harness/report/verdict.js';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';
import { examine } from './examine.js';

/** Which share of the examples and properties each style is shown here; the full matrix shows them all to each. */
const share = 8;

/**
 * Examines one half of the styles, so that two workers share them: those that conform get no fail, no warn and no doubt,
 * and those that leave too little to be examined are not blamed, and nothing turns green.
 */
export function styleMatrix(half: 0 | 1): void {
  const mine = styles.map((style, index) => ({ ...style, seed: index + 1 })).filter(({ seed }) => seed % 2 === half);
  const conforming = mine.flatMap(({ name, incomplete, seed }) =>
    incomplete === undefined ? [{ name, seed, ...(modes[Math.floor(seed / 2) % modes.length] ?? modes[0]) }] : [],
  );
  const undecided = mine.flatMap(({ name, incomplete }) => (incomplete === undefined ? [] : [{ name, incomplete }]));

  describe('a conforming supplier gets no fail, no warn and no doubt', () => {
    test.concurrent.each(conforming)('in the style $name, $mode, inbox $inbox, seed $seed', ({ name, ...rest }) =>
      expectConformant({ styles: [name], where: someOf(rest.seed), ...rest }),
    );
  });

  describe('a supplier that leaves too little to be examined is not blamed, and nothing turns green', () => {
    test.concurrent.each(undecided)('in the style $name: $incomplete', async ({ name }) => {
      // All of them: a share can leave out the very one that shows it.
      const results = await examine({ styles: [name], requestTimeoutMs: 30_000 });

      expect(results.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict))).toEqual([]);
      expect(runVerdict(results)).toBe('incomplete');
    });
  });
}

/** The short run, all walks and KCIs, and some of the examples and properties: others for each seed. */
function someOf(seed: number): (purpose: TestPurpose) => boolean {
  let count = seed;
  return ({ smoke, kind }) => smoke || kind === 'lifecycle' || kind === 'kci' || count++ % share === 0;
}
