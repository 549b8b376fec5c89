import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationOf } from '../contract/description.js';
import { sendUpdate } from '../contract/requirements/index.js';
import type { RunReport } from '../harness/report/run-report.js';
import { faults, rareInputs } from '../simulator/index.js';
import { faulty, measureRun, startSupplierProcess } from './processes.js';
import { pacedRequests, recordedExchanges } from './replay.js';

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

/** How many faults were found, and what that took. */
export interface Hunt {
  readonly faults: number;
  readonly killed: number;
  readonly requests: number;
}

/** Looks for faults that show on rare inputs only, each with the test purposes of its area. */
export async function huntRareFaults(out: string, size: number): Promise<Hunt> {
  const sample = sampleOf(
    plain.filter((fault) => rareInputs.includes(fault)),
    size,
  );
  let [killed, requests] = [0, 0];
  for (const { name, requirement, operation } of sample) {
    const supplier = await startSupplierProcess(['--fault', name]);
    await measureRun(supplier.url, out, [...fast, '--area', operationOf(operation).area], faulty);
    await supplier.stop();
    const found = reportIn(out).testCases.some(
      ({ violated, reproduced }) => reproduced === true && violated.includes(requirement),
    );
    killed += found ? 1 : 0;
    requests += pacedRequests(join(out, 'exchanges.ndjson'), supplier.url);
  }
  return { faults: sample.length, killed, requests };
}

/** For each of a sample of faults, how many exchanges there were when its first failing test case was decided. */
export async function untilFirstFailure(out: string, size: number): Promise<readonly number[]> {
  const sample = sampleOf(plainFaults, size);
  const needed: number[] = [];
  for (const { name } of sample) {
    const supplier = await startSupplierProcess(['--fault', name]);
    await measureRun(supplier.url, out, [...fast, '--max-failures', '1'], faulty);
    await supplier.stop();
    const bad = reportIn(out).testCases.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
    const sent = recordedExchanges(join(out, 'exchanges.ndjson')).length;
    needed.push(Math.min(sent, ...bad.map(({ exchanges }) => Math.max(...exchanges))));
  }
  return needed;
}

/** No one else uses these suppliers, and only the report for programs is read. */
const fast = ['--rate', '0', '--reporter', 'json'];

function reportIn(out: string): RunReport {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
}
