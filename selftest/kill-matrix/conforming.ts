import { expect } from 'vitest';
import { runVerdict } from '../../harness/report/verdict.js';
import { examine, type Examination } from './examine.js';

/** How a supplier can answer, and whether its KCIs are received. */
export const modes = [
  { mode: 'sync', inbox: false },
  { mode: 'async', inbox: true },
  { mode: 'async', inbox: false },
  { mode: 'sync', inbox: true },
] as const;

/** Expects a supplier that conforms to be found conformant, without a single fail, warn or doubt. */
export async function expectConformant(examination: Examination): Promise<void> {
  const results = await examine({ requestTimeoutMs: 30_000, ...examination });
  const doubts = results.filter(({ verdict }) => !['pass', 'not-applicable', 'not-run'].includes(verdict));

  expect(doubts).toEqual([]);
  expect(runVerdict(results, { mode: 'full' })).toBe('conformant');
}
