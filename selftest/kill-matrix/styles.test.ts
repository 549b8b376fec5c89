import { describe, expect, test } from 'vitest';
import { runVerdict } from '../../harness/verdict.js';
import { styles } from '../../simulator/index.js';
import { expectConformant, modes } from './conforming.js';
import { examine } from './examine.js';

/** Takes one problem at a time, so that nothing can be compared: see below. */
const incomparable = 'one-problem-a-service';

describe('a conforming supplier gets no fail, no warn and no doubt', () => {
  const conforming = styles.filter(({ name }) => name !== incomparable);
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

test('a supplier that takes one problem a service at a time is not blamed, and nothing turns green', async () => {
  const results = await examine({ styles: [incomparable] });

  expect(results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'error')).toEqual([]);
  expect(runVerdict(results, { mode: 'full' })).toBe('incomplete');
});
