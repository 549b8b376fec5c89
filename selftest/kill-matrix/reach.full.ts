import { expect, test } from 'vitest';
import { faults, rareInputs } from '../../simulator/index.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { concernedBy } from './concerned.js';
import { examineFault, reaches } from './kill.js';
import { partOf } from '../part.js';

/** One fault of so many is tried. */
const share = 60;

const some = faults.filter((fault, index) => index % share === 0 && !rareInputs.includes(fault));

test.concurrent.each(partOf(some))('$name is seen by no test purpose that it is said not to reach', async (fault) => {
  const isReached = await reaches(fault);
  const isConcerned = concernedBy(fault);
  const leftOut = (await allPurposes()).filter((purpose) => isConcerned(purpose) && !isReached(purpose));
  const results = await examineFault(fault, (purpose) => leftOut.includes(purpose));

  expect(leftOut.length).toBeGreaterThan(0);
  expect(results.filter(({ verdict }) => !['pass', 'not-applicable', 'not-run'].includes(verdict))).toEqual([]);
});
