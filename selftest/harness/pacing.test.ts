import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pacing, turns } from '../../harness/wire/pacing.js';

describe('pacing', () => {
  test('lets no more than so many requests run at once, and all of them in the end', async () => {
    const pacing = new Pacing(3, 0);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        pacing.run(async () => {
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running--;
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('lets the smallest turn go first, and equal ones as they came', async () => {
    const pacing = new Pacing(1, 0);
    const begun: string[] = [];
    const send = (name: string, turn?: number) =>
      pacing.run(async () => {
        begun.push(name);
        await new Promise(setImmediate);
      }, turn);
    const first = send('under way');
    await Promise.all([
      first,
      send('usual'),
      send('usual too', turns.usual),
      send('telling', 3),
      send('more telling', 1),
      send('again', turns.again),
      send('again too', turns.again),
    ]);
    expect(begun).toEqual(['under way', 'again', 'again too', 'more telling', 'telling', 'usual', 'usual too']);
  });

  test('spaces the starts of requests evenly', async () => {
    const pacing = new Pacing(10, 50);
    const starts: number[] = [];
    const begin = performance.now();
    await Promise.all(
      Array.from({ length: 6 }, () =>
        pacing.run(() => {
          starts.push(performance.now());
          return Promise.resolve();
        }),
      ),
    );
    // Timers of Node may fire up to a millisecond early.
    starts.forEach((start, index) => expect(start - begin).toBeGreaterThanOrEqual(index * 20 - 2));
    expect(starts).toHaveLength(6);
  });

  test('goes on after a request that fails', async () => {
    const pacing = new Pacing(1, 0);
    await expect(pacing.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(pacing.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });

  describe('without a limit', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    test('waits for nothing', async () => {
      // No timer advances here, so that a pause would never end.
      await expect(new Pacing(1, 0).run(() => Promise.resolve('at once'))).resolves.toBe('at once');
    });
  });
});
