import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { linesIn } from '../harness/report/files/ordinary-file.js';
import type { RunReport } from '../harness/report/run-report.js';
import { reporterNames } from '../reporters/index.js';
import { huntRareFaults, untilFirstFailure } from './faults.js';
import { measureRun, startSupplierProcess, type MeasuredRun } from './processes.js';
import { pacedRequestsOf, recordedExchanges, replay } from './replay.js';
import { compareWithSchemathesis } from './schemathesis/compare.js';
import { asMarkdown, writeTable, type Figure } from './table.js';

/**
 * Measures what a run costs, and prints one table: `npm run bench`. With `--write` it also goes into
 * docs/performance.md; `--faults N` says how many faults are tried, and `--only NAME` what is measured.
 */
const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    faults: { type: 'string', default: '100' },
    only: { type: 'string', multiple: true },
  },
});
const faults = Number(options.faults);

/** How often each time is taken; the median is shown. */
const times = 3;
const concurrency = 4;
/** What a supplier is asked in a second unless its profile allows more. */
const politeRate = 20;
const slowLatencyMs = 100;
const slowConcurrency = 16;
/** So many values of each property make about 10,000, 20,000 and 100,000 exchanges. */
const valuesFor = [400, 850, 4_500];
/** How a run in certify mode ends that examines no KCIs. */
const withoutKcis = [3];
const newer = 'with the test purposes added since 0.2.0, which may bring 600 more';
/** Where KCIs of this machine's own supplier go. */
const inbox = '127.0.0.1:18090';

const out = mkdtempSync(join(tmpdir(), 'bench-'));
const evidence = join(out, 'exchanges.ndjson');
const figures: Figure[] = [];

function show(what: string, value: number, decimals: number, goal: string, detail?: string): void {
  figures.push({ what, value, decimals, goal, ...(detail !== undefined && { detail }) });
  process.stderr.write(`${what}: ${value.toFixed(decimals)}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** From the first request to the last answer of the latest run, in milliseconds. */
function trafficMs(): number {
  const exchanges = recordedExchanges(evidence);
  const ends = exchanges.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
  return Math.max(...ends) - Date.parse(exchanges[0]?.startedAt ?? '');
}

/** From the start of the process to its first request, in seconds. */
function firstRequestOf({ startedAtMs }: MeasuredRun): number {
  return (Date.parse(recordedExchanges(evidence)[0]?.startedAt ?? '') - startedAtMs) / 1000;
}

function leftBehind(): number {
  return (JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport).leftovers.length;
}

/** How many requests a full run sends where the supplier answers at once; undefined until that is counted. */
let synchronous: number | undefined;

/** Starts a supplier for some measurement, and stops it however that ends. */
async function withSupplier(
  supplierOptions: readonly string[],
  measure: (url: string) => Promise<void>,
): Promise<void> {
  const supplier = await startSupplierProcess(supplierOptions);
  try {
    await measure(supplier.url);
  } finally {
    await supplier.stop();
  }
}

/** Each against a supplier of its own: one that has been used knows what an earlier run created. */
async function fullRuns(): Promise<void> {
  const taken: { run: MeasuredRun; first: number; traffic: number; raw: number }[] = [];
  for (let count = 0; count < times; count++)
    await withSupplier([], async (url) => {
      const run = await measureRun(url, out, ['--concurrency', String(concurrency)]);
      const [first, traffic] = [firstRequestOf(run), trafficMs()];
      taken.push({ run, first, traffic, raw: await replay(url, recordedExchanges(evidence), concurrency) });
      synchronous = pacedRequestsOf(evidence, url).length;
    });
  show('paced requests of a full run, answers at once', synchronous ?? NaN, 0, '3,200', newer);
  show('left behind by it', leftBehind(), 0, '90');
  show('its processor time, seconds', median(taken.map(({ run }) => run.cpuSeconds)), 1, '10');
  show(
    'first request to last answer ÷ raw replay',
    median(taken.map(({ traffic, raw }) => traffic / raw)),
    2,
    '1.5, at most 3',
  );
  show(
    'whole process ÷ raw replay',
    median(taken.map(({ run, raw }) => run.wallMs / raw)),
    2,
    '',
    'start and reports included',
  );
  show('process start to first request, seconds', median(taken.map(({ first }) => first)), 2, '1.0');
}

/** As a supplier meets it: what a run makes serves later test cases for a while only, so a slow one makes more. */
async function politeRun(url: string): Promise<void> {
  const { wallMs } = await measureRun(url, out, ['--rate', String(politeRate)]);
  const paced = pacedRequestsOf(evidence, url).length;
  show(`full run at ${politeRate} requests a second, seconds`, wallMs / 1000, 0, '170', `${paced} paced requests`);
}

async function oneCase(url: string): Promise<void> {
  const taken: { run: MeasuredRun; first: number }[] = [];
  for (let count = 0; count < times; count++) {
    const run = await measureRun(url, out, ['--only', 'create-problem.plain']);
    taken.push({ run, first: firstRequestOf(run) });
  }
  show('one case: first request, seconds', median(taken.map(({ first }) => first)), 2, '1.0');
  show('one case: end, seconds', median(taken.map(({ run }) => run.wallMs / 1000)), 2, '1.5, at most 2.0');
  show('one case: processor time, seconds', median(taken.map(({ run }) => run.cpuSeconds)), 2, '');
}

/**
 * Whole runs, with every report and a bundle: how many values each property tries decides how many exchanges there are.
 * The command and its worker are threads of one process, so its peak is that of both together.
 */
async function memory(): Promise<void> {
  const taken: { peakMiB: number; exchanges: number }[] = [];
  for (const values of valuesFor)
    await withSupplier([], async (url) => {
      const everything = ['--reporter', ...reporterNames, '--mode', 'certify', '--bundle', join(out, `${values}.zip`)];
      const { peakMiB } = await measureRun(url, out, ['--runs', String(values), ...everything], withoutKcis);
      taken.push({ peakMiB, exchanges: linesIn(evidence) });
    });
  const [few, more, many] = taken;
  if (!few || !more || !many) throw new Error('A run was not measured.');
  show('peak memory of a run with all reports, MiB', few.peakMiB, 0, '400', `at ${few.exchanges} exchanges`);
  show('the same', more.peakMiB, 0, '400', `at ${more.exchanges} exchanges`);
  const detail = `at ${many.exchanges} exchanges ÷ at ${few.exchanges}`;
  show('peak memory at ten times the exchanges', many.peakMiB / few.peakMiB, 2, '1.2', detail);
}

async function asynchronous(url: string): Promise<void> {
  await measureRun(url, out, ['--kci-listen', inbox]);
  const paced = pacedRequestsOf(evidence, url).length;
  const detail = synchronous === undefined ? undefined : `${(paced / synchronous).toFixed(2)} times as many`;
  show('paced requests of a full run, answers by KCI', paced, 0, '5,120', detail);
}

async function slowSupplier(url: string): Promise<void> {
  await measureRun(url, out, ['--concurrency', String(slowConcurrency)]);
  const requests = recordedExchanges(evidence).length;
  const ideal = (requests * slowLatencyMs) / slowConcurrency;
  const detail = `${requests} requests, ${slowConcurrency} at once`;
  show(
    `${slowLatencyMs} ms supplier: wall ÷ (requests × latency ÷ concurrency)`,
    trafficMs() / ideal,
    2,
    '1.15',
    detail,
  );
}

async function rareFaults(): Promise<void> {
  const { killed, requests, faults: tried } = await huntRareFaults(faults);
  show('rare faults killed per 1,000 requests', (killed / requests) * 1000, 2, '', `${killed} of ${tried}`);
}

async function firstFailure(): Promise<void> {
  const needed = await untilFirstFailure(faults);
  const most = `${Math.max(...needed)} at most`;
  show('requests until the first failure, median', median(needed), 0, '300', `over ${needed.length} faults, ${most}`);
}

/** What is measured, and by which name `--only` asks for it. */
const measurements: Readonly<Record<string, () => Promise<void>>> = {
  full: fullRuns,
  polite: () => withSupplier([], politeRun),
  case: () => withSupplier([], oneCase),
  memory,
  async: () => withSupplier(['--mode', 'async', '--kci-url', `http://${inbox}`], asynchronous),
  slow: () => withSupplier(['--latency', String(slowLatencyMs)], slowSupplier),
  rare: rareFaults,
  first: firstFailure,
};

/** Stops with one sentence about an option that makes no sense. */
function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

if (!Number.isInteger(faults) || faults < 1) refuse(`--faults ${options.faults}: give a number from 1.`);
const chosen = options.only ?? Object.keys(measurements);
const unknown = chosen.find((name) => !(name in measurements));
if (unknown !== undefined) refuse(`--only ${unknown}: give one of ${Object.keys(measurements).join(', ')}.`);
if (options.write && options.only) refuse('--write needs all figures: leave out --only.');

/** What could not be measured, and why; the others are measured all the same. */
const failed: string[] = [];
for (const name of chosen)
  try {
    await measurements[name]?.();
  } catch (thrown) {
    failed.push(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
rmSync(out, { recursive: true });
const table = asMarkdown(figures);
process.stdout.write(`${table}\n`);
if (failed.length > 0) {
  const unwritten = options.write ? ' So the table is not written.' : '';
  process.stderr.write(`Not measured:${unwritten}\n${failed.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
} else if (options.write) writeTable(table);
if (options.only === undefined) await compareWithSchemathesis(options.write);
