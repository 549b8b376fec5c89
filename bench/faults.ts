import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { operationOf } from '../contract/description.js';
import { sendUpdate } from '../contract/requirements/index.js';
import type { Exchange } from '../harness/report/exchange.js';
import type { RunReport } from '../harness/report/run-report.js';
import { faults, rareInputs } from '../simulator/index.js';
import { faulty, measureRun, startSupplierProcess } from './processes.js';
import { pacedRequestsOf } from './replay.js';

type Fault = (typeof faults)[number];

/** Those that any answer shows: they need no KCI and no time-out. */
const plain = faults.filter(
  ({ mode, operation, name }) => mode !== 'async' && operation !== sendUpdate && !/^(never|stops)-/.test(name),
);

/** Those of them that ordinary requests show. */
export const plainFaults: readonly Fault[] = plain.filter((fault) => !rareInputs.includes(fault));

/** So many faults of a list, spread over all of it, always the same ones. */
export function sampleOf(list: readonly Fault[], size: number): readonly Fault[] {
  const few = Math.min(size, list.length);
  return Array.from({ length: few }, (_, index) => list[Math.floor((index * list.length) / few)]).filter(
    (fault) => fault !== undefined,
  );
}

/** So many faults of a list, drawn by lot with a seed: others than `sampleOf` takes, and most stay when the list grows. */
export function drawnFrom(list: readonly Fault[], size: number, seed: number): readonly Fault[] {
  const lot = ({ name }: Fault) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return list
    .map((fault) => ({ fault, lot: lot(fault) }))
    .toSorted((one, other) => one.lot.localeCompare(other.lot))
    .slice(0, size)
    .map(({ fault }) => fault);
}

/** How many faults were found, and what that took. */
export interface Hunt {
  readonly faults: number;
  readonly killed: number;
  readonly requests: number;
}

/** Looks for faults that show on rare inputs only, each with the test purposes of its area. */
export async function huntRareFaults(size: number): Promise<Hunt> {
  const rare = plain.filter((fault) => rareInputs.includes(fault));
  const hunts = await examineEach(drawnFrom(rare, size, seed), {
    options: ({ operation }) => ['--area', operationOf(operation).area],
    outcome: ({ testCases }, requests, { requirement }) => {
      const killers = testCases.filter(({ reproduced, violated }) => reproduced && violated.includes(requirement));
      return { isKilled: killers.length > 0, requests: requests.length };
    },
  });
  const requests = hunts.reduce((sum, hunt) => sum + hunt.requests, 0);
  return { faults: hunts.length, killed: hunts.filter(({ isKilled }) => isKilled).length, requests };
}

/**
 * For each of a sample of faults, rare ones too, how many requests had been sent when its first failing test case was
 * decided; all of them where none fails.
 */
export function untilFirstFailure(size: number): Promise<readonly number[]> {
  return examineEach(drawnFrom(plain, size, seed), {
    options: () => ['--max-failures', '1'],
    outcome: ({ testCases }, requests) => {
      const bad = testCases.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
      const last = Math.min(...bad.map(({ exchanges }) => Math.max(...exchanges)));
      return requests.filter(({ number }) => number <= last).length;
    },
  });
}

/** How a supplier with one fault is examined, and what comes of it. */
interface FaultExamination<T> {
  readonly options: (fault: Fault) => readonly string[];
  readonly outcome: (report: RunReport, requests: readonly Exchange[], fault: Fault) => T;
}

/** Examines a supplier of its own for each fault, one on each processor. */
async function examineEach<T>(sample: readonly Fault[], { options, outcome }: FaultExamination<T>): Promise<T[]> {
  const atOnce = pLimit(availableParallelism());
  let done = 0;
  const examineOne = async (fault: Fault) => {
    const out = mkdtempSync(join(tmpdir(), 'bench-fault-'));
    const supplier = await startSupplierProcess(['--fault', fault.name]);
    try {
      await measureRun(supplier.url, out, [...fast, ...options(fault)], faulty);
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
      return outcome(report, pacedRequestsOf(join(out, 'exchanges.ndjson'), supplier.url), fault);
    } finally {
      await supplier.stop();
      rmSync(out, { recursive: true });
      process.stderr.write(`\r${++done} of ${sample.length} faults${done === sample.length ? '\n' : ''}`);
    }
  };
  return Promise.all(sample.map((fault) => atOnce(() => examineOne(fault))));
}

/** No one else uses these suppliers, and only the report for programs is read. */
const fast = ['--rate', '0', '--reporter', 'json'];

/** Draws the same faults each time, and has nothing to do with the seed of the runs. */
const seed = 20_261_129;
