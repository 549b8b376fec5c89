import { expect, test } from 'vitest';
import { delayedRun } from './delayed-runs.js';

test('a run whose KCIs come a second late takes less than three times as long as one whose KCIs come at once', async () => {
  const seconds = {
    prompt: (await delayedRun({ kciDelayMs: 0 })).seconds,
    late: (await delayedRun({ kciDelayMs: 1000 })).seconds,
  };

  expect(seconds.late / seconds.prompt, JSON.stringify(seconds)).toBeLessThan(3);
});
