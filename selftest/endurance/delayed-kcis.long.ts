import { expect, test } from 'vitest';
import { partOfRuns } from '../part.js';
import { delayedRun } from './delayed-runs.js';

const runs = partOfRuns(20);

test(`${runs} runs whose KCIs come up to two seconds late, at random, have one verdict, and so has each test case`, async () => {
  const seen: (readonly string[])[] = [];
  for (let kciSeed = 1; kciSeed <= runs; kciSeed++) {
    const { report } = await delayedRun({ kciDelayMs: [0, 2000], kciSeed });
    expect(report.verdict).toBe('conformant');
    seen.push(report.testCases.map(({ id, verdict }) => `${id} ${verdict}`).toSorted());
  }

  for (const each of seen) expect(each).toEqual(seen[0]);
});
