import { describe, expect, test } from 'vitest';
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

/** No run may take longer, in milliseconds: all time-outs are 400 ms here. */
const maxMs = 12_000;

describe.each(Object.entries(behaviours))('a supplier that %s', (_, some) => {
  test.each(some)('$name', async ({ open, only, verdict, code, sentence }) => {
    await using supplier = await open();
    const start = performance.now();
    const { report, code: ended, reasons } = await examineAt(supplier.url, supplier.profile, only);
    const found = JSON.stringify(
      report.testCases.map(({ id, verdict: one, reason, actual }) => [id, one, reason, actual]),
      null,
      1,
    );
    expect([report.verdict, ended], `${report.reason ?? ''} ${found}`).toEqual([verdict, code]);
    if (sentence) expect(reasons).toContainEqual(expect.stringMatching(sentence));
    expect(report.counts.error, found).toBe(0);
    expect(performance.now() - start).toBeLessThan(maxMs);
    supplier.verify?.();
  });
});

test('there are at least forty', () => {
  const names = Object.values(behaviours).flatMap((some) => some.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
});
