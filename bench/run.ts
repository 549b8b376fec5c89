import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureRun, startSupplierProcess } from './processes.js';
import { recordedExchanges, replay } from './replay.js';

/** How often each figure is taken; the median is shown. */
const times = 3;
const concurrency = 4;
const slowLatencyMs = 100;
const slowConcurrency = 16;

const out = mkdtempSync(join(tmpdir(), 'bench-'));
const evidence = join(out, 'exchanges.ndjson');

/** Prints a figure beside its goal. Figures are for people to compare: none of them is a test. */
function show(figure: string, value: number, goal: string, detail: string): void {
  process.stdout.write(`${figure.padEnd(52)} ${value.toFixed(2).padStart(6)}   goal ${goal.padEnd(22)} ${detail}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function repeated(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let count = 0; count < times; count++) values.push(await measure());
  return median(values);
}

/** From the first request to the last answer of the latest run, in milliseconds. */
function trafficMs(): number {
  const exchanges = recordedExchanges(evidence);
  const ends = exchanges.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
  return Math.max(...ends) - Date.parse(exchanges[0]?.startedAt ?? '');
}

const quick = await startSupplierProcess();
const firstRequests: number[] = [];
const walls: number[] = [];
const overhead = await repeated(async () => {
  const { wallMs, startedAtMs } = await measureRun(quick.url, out, ['--concurrency', String(concurrency)]);
  const exchanges = recordedExchanges(evidence);
  firstRequests.push((Date.parse(exchanges[0]?.startedAt ?? '') - startedAtMs) / 1000);
  const raw = await replay(quick.url, exchanges, concurrency);
  walls.push(wallMs / raw);
  return trafficMs() / raw;
});
show('full run, first request to last answer ÷ raw replay', overhead, '1.15, at most 1.5', '');
show('full run, whole process ÷ raw replay', median(walls), '', 'start and reports included');
show('process start to first request, seconds', median(firstRequests), '1.0', '');

const few = await measureRun(quick.url, out, ['--only', 'create-problem.any-text', '--runs', '1000']);
const fewExchanges = recordedExchanges(evidence).length;
const many = await measureRun(quick.url, out, ['--only', 'create-problem.any-text', '--runs', '10000']);
const manyExchanges = recordedExchanges(evidence).length;
show(
  `peak memory at ${manyExchanges} exchanges ÷ at ${fewExchanges}`,
  many.peakMiB / few.peakMiB,
  '1.2',
  `${many.peakMiB.toFixed(0)} MiB ÷ ${few.peakMiB.toFixed(0)} MiB`,
);
await quick.stop();

const slow = await startSupplierProcess(['--latency', String(slowLatencyMs)]);
await measureRun(slow.url, out, ['--concurrency', String(slowConcurrency)]);
const requests = recordedExchanges(evidence).length;
show(
  `${slowLatencyMs} ms supplier: wall ÷ (requests × latency ÷ concurrency)`,
  trafficMs() / ((requests * slowLatencyMs) / slowConcurrency),
  '1.15',
  `${requests} requests, ${slowConcurrency} at once`,
);
await slow.stop();
rmSync(out, { recursive: true });
