import { expect, test } from 'vitest';
import { decide } from '../../harness/engine/outcome.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { startSupplier, type SupplierOptions } from '../../simulator/index.js';
import { openSession } from '../harness/sessions.js';

const ids = ['amend-order.any-walk', 'cancel-order.any-walk'];

/** Decides both test purposes about walks with orders, one after the other. */
async function decided(options: SupplierOptions): Promise<readonly TestCaseResult[]> {
  const supplier = await startSupplier(options);
  try {
    await using opened = await openSession(supplier.url);
    const results: TestCaseResult[] = [];
    for (const id of ids) {
      const purpose = (await allPurposes()).find((each) => each.id === id) ?? expect.fail(`no ${id}`);
      results.push(await decide(purpose, opened.session));
    }
    return results;
  } finally {
    await supplier.close();
  }
}

test('walks are taken once, and each test purpose about them judges its steps', async () => {
  const [amend, cancel] = await decided({});
  expect([amend?.verdict, cancel?.verdict]).toEqual(['pass', 'pass']);
  const taken = new Set(amend?.exchanges);
  const shared = cancel?.exchanges.filter((exchange) => taken.has(exchange)) ?? [];
  expect(shared.length).toBeGreaterThan(40);
  // The second one has sent no more than what shows that plain cancellations are accepted.
  expect((cancel?.exchanges.length ?? 0) - shared.length).toBeLessThan(5);
});

test('a violation in them is shown again in a walk of its own, the shortest that shows it', async () => {
  const [amend, cancel] = await decided({ faults: ['amended-order-cancelled-twice'] });
  expect(amend?.verdict).toBe('pass');
  expect(cancel).toMatchObject({ verdict: 'warn', violated: ['OR-CANCEL-TWICE'], reproduced: true });
  expect(cancel?.reason).toMatch(/The walk: 1\. raise order .*4\. [^;]+\.$/);
  expect(cancel?.attempts).toHaveLength(2);
  expect(amend?.exchanges).not.toContain(cancel?.judgedExchange);
});
