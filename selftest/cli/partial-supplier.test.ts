import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { everyOperation, serviceProblemOperations } from '../../contract/requirements/index.js';
import { faults, startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { newFolder, run } from './cli.js';

const problems: readonly string[] = serviceProblemOperations;
const others = everyOperation.filter((operation) => !problems.includes(operation));

/** A supplier that answers 501 to all but service problems. */
async function partialSupplier(): Promise<ReferenceSupplier> {
  const missing = faults.filter(
    ({ name, operation }) => name.startsWith('not-implemented') && !problems.includes(operation),
  );
  expect(missing.map(({ operation }) => operation).sort()).toEqual([...others].sort());
  return startSupplier({ faults: missing.map(({ name }) => name) });
}

describe('a supplier that implements only service problems', () => {
  const started = partialSupplier();
  afterAll(async () => (await started).close());

  test('is conformant where the profile says so, and the rest is not applicable', async () => {
    const { url } = await started;
    const profile = join(newFolder(), 'conformance.yaml');
    writeFileSync(
      profile,
      `supplier: { baseUrl: "${url}" }
auth: { type: bearer, token: demo-token }
implements: { service-availability: false, quotes: false, appointments: false, orders: false, service-tests: false }
`,
    );
    const { code, report, stdout } = await run(['--profile', profile, '--runs', '5']);

    expect([code, report.verdict], stdout).toEqual([0, 'conformant']);
    const elsewhere = report.testCases.filter(({ area }) => area !== 'service-problems' && area !== 'kcis');
    expect(elsewhere.length).toBeGreaterThan(800);
    expect(new Set(elsewhere.map(({ verdict }) => verdict))).toEqual(new Set(['not-applicable']));
  });

  test('fails where the profile does not say so, for each operation by its name', async () => {
    const { url } = await started;
    const { code, report, stdout } = await run(['--base-url', url, '--token', 'demo-token', '--mode', 'smoke']);

    expect([code, report.verdict], stdout).toEqual([1, 'non-conformant']);
    const failed = report.testCases.filter(({ verdict }) => verdict === 'fail');
    expect(new Set(failed.flatMap(({ violated }) => violated))).toEqual(new Set(['API-IMPLEMENTED']));
    const named = new Set(failed.map(({ operation }) => operation));
    for (const operation of ['GET /service-availability', 'POST /quote', 'POST /service-orders', 'POST /service-tests'])
      expect(named, operation).toContain(operation);
  });
});
