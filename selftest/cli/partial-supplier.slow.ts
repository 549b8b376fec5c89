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

/** A supplier that answers 501 to service tests only. */
async function withoutServiceTests() {
  const supplier = await startSupplier({ faults: ['not-implemented-on-test'] });
  return { url: supplier.url, [Symbol.asyncDispose]: () => supplier.close() };
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

    // No KCI inbox is open.
    expect([code, report.verdict], stdout).toEqual([0, 'partial']);
    const elsewhere = report.testCases.filter(({ area }) => area !== 'service-problems' && area !== 'kcis');
    expect(elsewhere.length).toBeGreaterThan(800);
    expect(new Set(elsewhere.map(({ verdict }) => verdict))).toEqual(new Set(['not-applicable']));
  });

  test.each([
    ['is not blamed where the profile names other areas only', 'service-problems: true', [0, 'partial']],
    ['is not blamed where the profile names nothing', '', [0, 'partial']],
    ['fails where the profile names the operation', 'service-tests: true', [1, 'non-conformant']],
  ])('that answers 501 to service tests %s', async (_, claim, outcome) => {
    await using supplier = await withoutServiceTests();
    const profile = join(newFolder(), 'conformance.yaml');
    writeFileSync(
      profile,
      `supplier: { baseUrl: "${supplier.url}" }
auth: { type: bearer, token: demo-token }
implements: { ${claim} }
`,
    );
    const { code, report, stdout } = await run([
      '--profile',
      profile,
      '--runs',
      '5',
      '--area',
      'service-tests',
      'quotes',
    ]);

    expect([code, report.verdict], stdout).toEqual(outcome);
    const tests = report.testCases.filter(({ operation }) => operation === 'POST /service-tests');
    const applicable = tests.filter(({ verdict }) => verdict !== 'not-applicable');
    expect(applicable.length > 0).toBe(code === 1);
  });

  test('is partial where the profile does not say so, for each operation by its name', async () => {
    const { url } = await started;
    const { code, report, stdout } = await run(['--base-url', url, '--token', 'demo-token', '--mode', 'smoke']);

    expect([code, report.verdict], stdout).toEqual([0, 'partial']);
    const absent = report.testCases.filter(({ choice }) => choice === 'not-implemented');
    expect(new Set(absent.map(({ verdict }) => verdict))).toEqual(new Set(['not-applicable']));
    const named = new Set(absent.map(({ operation }) => operation));
    for (const operation of ['GET /service-availability', 'POST /quote', 'POST /service-orders', 'POST /service-tests'])
      expect(named, operation).toContain(operation);
  });
});
