import { expect, test } from 'vitest';
import { examine } from '../kill-matrix/examine.js';

const sentAgain = { inbox: true, where: ({ id }: { readonly id: string }) => id === 'kci.sent-again' };

test('a KCI that is sent again is noted, with the time that it took', async () => {
  const [result] = await examine({ ...sentAgain, mode: 'async' });

  expect(result).toMatchObject({ verdict: 'pass' });
  expect(result?.notes).toContainEqual(expect.stringMatching(/^The KCI that was answered 503 was sent again after \d/));
});

test('a KCI that never comes again is noted, and fails no supplier', async () => {
  const [result] = await examine({ ...sentAgain, mode: 'async', styles: ['kcis-sent-once'], kciTimeoutMs: 500 });

  expect(result).toMatchObject({ verdict: 'pass', violated: [] });
  expect(result?.notes).toContainEqual(expect.stringContaining('was not sent again'));
});

test('a supplier that answers at once has no KCI to send again, and later ones are not delayed', async () => {
  const [result] = await examine({ ...sentAgain, mode: 'sync' });

  expect(result).toMatchObject({ verdict: 'not-applicable' });
});
