import { describe, expect, test } from 'vitest';
import { runVerdict } from '../../harness/verdict.js';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';
import { examine } from './examine.js';

describe('a conforming supplier gets no fail, no warn and no doubt', () => {
  const conforming = styles.filter(({ incomplete }) => incomplete === undefined);
  const cases = conforming.map(({ name }, index) => ({
    name,
    seed: index + 1,
    ...(modes[index % modes.length] ?? modes[0]),
  }));

  test.concurrent.each(modes)('in its usual style, $mode, inbox $inbox', (mode) =>
    expectConformant({ ...mode, seed: 99 }),
  );

  test.concurrent.each(cases)('in the style $name, $mode, inbox $inbox, seed $seed', ({ name, ...rest }) =>
    expectConformant({ styles: [name], ...rest }),
  );
});

describe('a supplier that leaves too little to be examined is not blamed, and nothing turns green', () => {
  const undecided = styles.flatMap(({ name, incomplete }) => (incomplete === undefined ? [] : [{ name, incomplete }]));

  test.concurrent.each(undecided)('in the style $name: $incomplete', async ({ name }) => {
    const results = await examine({ styles: [name], requestTimeoutMs: 30_000 });

    expect(results.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict))).toEqual([]);
    expect(runVerdict(results, { mode: 'full' })).toBe('incomplete');
  });
});
