import { describe, expect, test } from 'vitest';
import { killRun } from './killed-runs.js';
import { expectSteadyVerdicts } from './noisy-runs.js';

test('a hundred runs over a network that resets connections at random have one verdict', () =>
  expectSteadyVerdicts(100));

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
