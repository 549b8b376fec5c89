import { expect, test } from 'vitest';
import type { TrafficJudgement } from '../../harness/traffic/judgement.js';
import { examine } from '../kill-matrix/examine.js';
import { judgedExchanges } from './run-traffic.js';

test.each(['sync', 'async'] as const)('the traffic of a full run shows no violation, %s', async (mode) => {
  let judgement: Promise<TrafficJudgement> | undefined;
  await examine({
    mode,
    inbox: true,
    propertyRuns: 2,
    onExchanges: (exchanges, url) => {
      judgement = judgedExchanges(exchanges, url);
    },
  });
  const { findings, operations, verdict, counts } = (await judgement) as TrafficJudgement;
  expect(findings).toEqual([]);
  expect(verdict).toBe('no-violation-observed');
  expect(operations.map(({ verdict: each }) => each)).toEqual(operations.map(() => 'no-violation-observed'));
  expect(counts.judged).toBeGreaterThan(2500);
});
