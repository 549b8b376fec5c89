import { expect, test } from 'vitest';
import { mergeReports } from '../../harness/report/merge-reports.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { frozenReport } from '../reporters/frozen-report.js';

const [template] = frozenReport.testCases as readonly [TestCaseResult];
const elsewhere = {
  verdict: 'not-run',
  filtered: true,
  choice: 'shard',
  reason: 'Belongs to another shard.',
  exchanges: [],
} as const;

function shard(...testCases: readonly Partial<TestCaseResult>[]): { report: RunReport; exchanges: [] } {
  const whole = testCases.map((each, index) => ({ ...template, id: `t.${index}`, exchanges: [], ...each }));
  return { report: { ...frozenReport, verdict: 'conformant', testCases: whole, leftovers: [] }, exchanges: [] };
}

async function verdictOf(...shards: readonly [ReturnType<typeof shard>, ...ReturnType<typeof shard>[]]) {
  const { report } = await mergeReports(shards);
  return [report.verdict, ...report.testCases.map(({ verdict }) => verdict)];
}

test.each<[string, Parameters<typeof verdictOf>, readonly string[]]>([
  ['what each examined', [shard({}, elsewhere), shard(elsewhere, {})], ['conformant', 'pass', 'pass']],
  ['what none examined', [shard({}, elsewhere), shard(elsewhere, elsewhere)], ['incomplete', 'pass', 'not-run']],
  [
    'what was cut short in its own shard',
    [shard({ verdict: 'not-run', reason: 'The run was interrupted.' }, {}), shard(elsewhere, elsewhere)],
    ['incomplete', 'not-run', 'pass'],
  ],
  [
    'what the user left out everywhere',
    [shard({ ...elsewhere, choice: 'only', reason: 'Excluded by --only.' }, {}), shard(elsewhere, elsewhere)],
    ['partial', 'not-run', 'pass'],
  ],
  [
    'what was examined twice, by its gravest',
    [shard({}), shard({ verdict: 'fail', violated: ['API-STATUS'] })],
    ['non-conformant', 'fail'],
  ],
])('%s', async (_, shards, expected) => {
  expect(await verdictOf(...shards)).toEqual(expected);
});

test('a shard whose suite failed makes the whole an error, and a strict one stays strict', async () => {
  const broken = shard(elsewhere);
  const failed = { ...broken, report: { ...broken.report, verdict: 'error' as const, reason: 'The engine failed.' } };
  const { report } = await mergeReports([shard({}), failed]);
  expect([report.verdict, report.reason]).toEqual(['error', 'The engine failed.']);
  const warned = shard({ verdict: 'warn', violated: ['API-STATUS'] });
  const strict = {
    ...warned,
    report: { ...warned.report, verdict: 'non-conformant' as const, counts: { ...frozenReport.counts, fail: 0 } },
  };
  expect((await mergeReports([strict])).report.verdict).toBe('non-conformant');
  expect((await mergeReports([warned])).report.verdict).toBe('conformant');
});
