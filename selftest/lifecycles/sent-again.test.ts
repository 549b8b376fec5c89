import { expect, test } from 'vitest';
import { examine } from '../kill-matrix/examine.js';

test('that the reference supplier sends a KCI again that was answered 503 is noted', async () => {
  const [result] = await examine({ mode: 'async', inbox: true, where: ({ id }) => id === 'kci.sent-again' });

  expect(result).toMatchObject({ verdict: 'pass', notes: ['A KCI that was answered 503 was sent again.'] });
});
