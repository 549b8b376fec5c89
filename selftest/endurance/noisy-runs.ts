import { expect } from 'vitest';
import type { PartialProfile } from '../../config/profile-document.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { startSupplier } from '../../simulator/index.js';
import { examineAt } from '../hostile/examine-at.js';
import { noisyNetwork } from './noisy-network.js';

/** Properties among the test purposes: they send most of the requests. */
const properties = ['create-problem.any-text', 'cancel-problem.any-text', 'amend-problem.any-change'];

/** So long may one run take, in milliseconds. */
const maxRunMs = 60_000;

/**
 * Examines a supplier that conforms over a network that resets one connection in twenty and holds each request up for
 * up to 200 ms; several times, each with other resets. Every run has to end as conformant, and in time.
 */
export async function expectSteadyVerdicts(runs: number): Promise<void> {
  const only = (await allPurposes()).filter(({ id, smoke }) => smoke || properties.includes(id)).map(({ id }) => id);
  const supplier = await startSupplier();
  const profile: PartialProfile = {
    stimuli: { resolveServiceProblem: { post: `${supplier.url}/_test/resolve/{id}` } },
    limits: { concurrency: 16, requestTimeoutMs: 5000 },
  };
  let resets = 0;
  try {
    for (let seed = 1; seed <= runs; seed++) {
      await using network = await noisyNetwork(supplier.url, { seed, share: 0.05, maxMs: 200 });
      const start = performance.now();
      const { report } = await examineAt(network.url, profile, only);
      const reasons = report.testCases
        .filter(({ reason }) => reason !== '')
        .map(({ id, reason }) => `${id}: ${reason}`);
      expect(['conformant', 'partial'], `run ${seed}: ${reasons.join('\n')}`).toContain(report.verdict);
      expect(report.counts.fail + report.counts.warn + report.counts.inconclusive + report.counts.error).toBe(0);
      expect(performance.now() - start).toBeLessThan(maxRunMs);
      resets += network.resets();
    }
  } finally {
    await supplier.close();
  }
  // Otherwise nothing was shown.
  expect(resets).toBeGreaterThan(runs);
}
