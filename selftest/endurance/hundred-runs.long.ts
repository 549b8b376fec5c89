import { describe, expect, test } from 'vitest';
import { partOfRuns } from '../part.js';
import { killRun } from './killed-runs.js';
import { expectSteadyVerdicts } from './noisy-runs.js';

const runs = partOfRuns(100);

test(`${runs} runs over a network that resets connections at random have one verdict`, () =>
  expectSteadyVerdicts(runs));

describe('a run that is killed at any moment', () => {
  const moments = Array.from({ length: 10 }, () => Math.round(Math.random() * 3000));

  test.each(moments)(
    'such as %i ms after its first request leaves nothing that cleanup does not remove or name',
    async (ms) => {
      const { open, named, stdout } = await killRun(ms);
      expect(named, stdout).toEqual(expect.arrayContaining([...open]));
      // Only what was under way at that very moment has a reference that never reached us.
      expect(open.length).toBeLessThanOrEqual(4);
    },
  );
});
