import { expect } from 'vitest';
import type { RunReport } from '../../harness/report/run-report.js';
import { startSupplier, type SupplierOptions } from '../../simulator/index.js';
import { run } from '../cli/cli.js';
import { freePort } from '../../bin/run/free-port.js';

/** A whole run against a supplier that answers 202 and sends its KCIs late; it has to end conformant. */
export async function delayedRun(
  delays: Pick<SupplierOptions, 'kciDelayMs' | 'kciSeed'>,
): Promise<{ readonly report: RunReport; readonly seconds: number }> {
  const inbox = `127.0.0.1:${await freePort()}`;
  const supplier = await startSupplier({ mode: 'async', kciUrl: `http://${inbox}`, ...delays });
  try {
    const start = performance.now();
    const { report, code, stdout, stderr } = await run([
      '--base-url',
      supplier.url,
      '--token',
      'demo-token',
      '--kci-listen',
      inbox,
    ]);
    const seconds = (performance.now() - start) / 1000;
    expect(code, stdout + stderr).toBe(0);
    return { report, seconds };
  } finally {
    await supplier.close();
  }
}
