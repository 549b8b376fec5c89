import { expect } from 'vitest';
import { runVerdict } from '../../harness/report/verdict.js';
import { faults } from '../../simulator/index.js';
import { consequencesOf } from './consequences.js';
import { examine, type Examination } from './examine.js';

/** How a supplier can answer, and whether its KCIs are received. */
export const modes = [
  { mode: 'sync', inbox: false },
  { mode: 'async', inbox: true },
  { mode: 'async', inbox: false },
  { mode: 'sync', inbox: true },
] as const;

/**
 * Expects a supplier that conforms to be found conformant, without a single fail or doubt, and without a warning but for
 * the SHOULDs that it does not follow on purpose.
 */
export async function expectConformant(examination: Examination): Promise<void> {
  const results = await examine({ requestTimeoutMs: 30_000, ...examination });
  const ignored: readonly string[] = faults
    .filter(({ name }) => examination.faults?.includes(name))
    .flatMap(({ name, requirement }) => [requirement, ...consequencesOf(name)]);
  const isMeant = (violated: readonly string[]) => violated.every((id) => ignored.includes(id));
  const doubts = results.filter(
    ({ verdict, violated }) =>
      !['pass', 'not-applicable', 'not-run'].includes(verdict) && !(verdict === 'warn' && isMeant(violated)),
  );

  expect(doubts).toEqual([]);
  // Without an inbox, what KCIs show is left out.
  expect(examination.inbox ? ['conformant'] : ['conformant', 'partial']).toContain(runVerdict(results));
}
