import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startSupplier } from '../../simulator/index.js';
import { growthDuring } from '../cli/peak-memory.js';
import type { Behaviour } from './behaviour.js';
import { badCertificates } from './bad-certificates.js';
import { badTokens } from './bad-tokens.js';
import { brokenConnections } from './broken-connections.js';
import { comingsAndGoings } from './comings-and-goings.js';
import { examineAt } from './examine-at.js';
import { hostileKcis } from './hostile-kcis.js';
import { spoiltAnswers } from './spoilt-answers.js';

const behaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  'gives no answer': brokenConnections,
  'gives bad answers': spoiltAnswers,
  'cannot be trusted': badCertificates,
  'has a bad token endpoint': badTokens,
  'comes and goes': comingsAndGoings,
  'sends bad KCIs': hostileKcis,
};

/** So much more than against a sound supplier a run may take at its peak, in megabytes; known where the system says it. */
const maxMoreMegabytes = 150;
const isKnown = existsSync('/proc/self/clear_refs');

/** What the same selection takes against a sound supplier. */
const usual = new Map<Behaviour['only'], Promise<number>>();
function usualFor(only: Behaviour['only']): Promise<number> {
  const known = usual.get(only) ?? measured();
  usual.set(only, known);
  return known;
  async function measured(): Promise<number> {
    const supplier = await startSupplier();
    const { megabytes } = await growthDuring(() => examineAt(supplier.url, {}, only));
    await supplier.close();
    return megabytes;
  }
}

/** No run may take longer, in milliseconds: what never comes is waited for 400 ms here. */
const maxMs = 12_000;

/** A supplier that conforms answers, and has time enough on a busy machine; what never comes is not waited for long. */
const limitsFor = ({ verdict }: Pick<Behaviour, 'verdict'>) => ({
  requestTimeoutMs: verdict === 'conformant' ? 5_000 : 400,
});

describe.each(Object.entries(behaviours))('a supplier that %s', (_, some) => {
  test.each(some)('$name', async ({ open, only, verdict, code, sentence }) => {
    const usually = isKnown ? await usualFor(only) : 0;
    await using supplier = await open();
    const start = performance.now();
    const profile = { limits: limitsFor({ verdict }), ...supplier.profile };
    const { result, megabytes } = await growthDuring(() => examineAt(supplier.url, profile, only));
    const { report, code: ended, reasons } = result;
    const found = JSON.stringify(
      report.testCases.map(({ id, verdict: one, reason, actual }) => [id, one, reason, actual]),
      null,
      1,
    );
    expect([report.verdict, ended], `${report.reason ?? ''} ${found}`).toEqual([verdict, code]);
    if (sentence) expect(reasons).toContainEqual(expect.stringMatching(sentence));
    expect(report.counts.error, found).toBe(0);
    expect(performance.now() - start).toBeLessThan(maxMs);
    if (isKnown) expect(megabytes - usually).toBeLessThan(maxMoreMegabytes);
    supplier.verify?.();
  });
});

test('there are at least forty', () => {
  const names = Object.values(behaviours).flatMap((some) => some.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
});
