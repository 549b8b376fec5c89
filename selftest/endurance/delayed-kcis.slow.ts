import { expect, test } from 'vitest';
import { delayedRun } from './delayed-runs.js';

test('a run whose KCIs come a second late takes less than three times as long as one whose KCIs come at once', async () => {
  // The better of two, since other work of the machine only ever adds to the time.
  const seconds = { prompt: Infinity, late: Infinity };
  for (let measure = 0; measure < 2; measure++) {
    seconds.prompt = Math.min(seconds.prompt, (await delayedRun({ kciDelayMs: 0 })).seconds);
    seconds.late = Math.min(seconds.late, (await delayedRun({ kciDelayMs: 1000 })).seconds);
  }

  expect(seconds.late / seconds.prompt, JSON.stringify(seconds)).toBeLessThan(3);
});
