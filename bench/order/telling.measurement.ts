import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { examineFault } from '../../selftest/kill-matrix/kill.js';
import { plainFaults, sampleOf } from '../faults.js';
import { measureRun, startSupplierProcess } from '../processes.js';
import { tellingOrder, type Finders, type Needed } from './telling-order.js';

/** How many faults are tried; all by default. Properties and walks are not asked: they take too long to be early. */
const size = Number(process.env['ORDER_FAULTS'] ?? Infinity);
/** How many suppliers are examined side by side. */
const atOnce = pLimit(4);

test('the test purposes that find most with fewest requests are written down', async () => {
  const found = await Promise.all(sampleOf(plainFaults, size).map((fault) => atOnce(() => findersOf(fault))));
  const order = tellingOrder(found, await soundRun());
  expect(order.length).toBeGreaterThan(0);
  writeFileSync(join(packageRoot, 'harness/engine/telling-purposes.ts'), source(order));
});

async function findersOf(fault: (typeof plainFaults)[number]): Promise<Finders> {
  const results = await examineFault(
    fault,
    ({ operation, kind, last }) => operation === fault.operation && kind === 'example' && !last,
  );
  const by = results.filter(({ reproduced, violated }) => reproduced === true && violated.length > 0);
  return { fault: fault.name, by: by.map(({ id, exchanges }) => ({ id, exchanges: exchanges.length })) };
}

/** What the test cases of a run with default settings were decided on. */
async function soundRun(): Promise<readonly Needed[]> {
  const out = mkdtempSync(join(tmpdir(), 'order-'));
  const supplier = await startSupplierProcess();
  await measureRun(supplier.url, out, ['--rate', '0', '--reporter', 'json']);
  await supplier.stop();
  const { testCases } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
  rmSync(out, { recursive: true });
  return testCases;
}

function source(ids: readonly string[]): string {
  return `/**
 * The test purposes that find most faults of the catalogue with fewest requests, in the order in which they begin.
 * Written by \`npm run bench:order\`: see docs/performance.md.
 */
export const tellingPurposes: readonly string[] = [
${ids.map((id) => `  '${id}',\n`).join('')}];
`;
}
