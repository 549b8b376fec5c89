import { describe, expect, test } from 'vitest';
import { startSupplier } from '../../simulator/index.js';
import { startGateway } from '../hostile/gateway.js';
import { run } from './cli.js';

/** A supplier that is well until it has answered so many requests. */
async function dyingSupplier(after: number, die: 'closes' | 'hangs') {
  const supplier = await startSupplier();
  let answered = 0;
  let diedAt = 0;
  const gateway = await startGateway({
    target: supplier.url,
    admit: ({ socket, headers }) => {
      if (++answered <= after) return headers.authorization === 'Bearer demo-token';
      diedAt ||= performance.now();
      if (die === 'closes') socket.destroy();
      return new Promise(() => undefined);
    },
  });
  return {
    url: gateway.url,
    sinceDeathMs: () => performance.now() - diedAt,
    requests: () => answered,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await supplier.close();
    },
  };
}

describe.concurrent('a supplier that dies in the middle of a run', () => {
  test.each(['closes', 'hangs'] as const)('and %s every connection is left alone within seconds', async (die) => {
    await using supplier = await dyingSupplier(300, die);
    const { code, report, stderr } = await run([
      '--base-url',
      supplier.url,
      '--token',
      'demo-token',
      '--timeout',
      '2000',
    ]);
    expect(supplier.sinceDeathMs()).toBeLessThan(20_000);
    expect([code, report.verdict], stderr).toEqual([3, 'incomplete']);
    expect(report.counts).toMatchObject({ fail: 0, warn: 0, error: 0 });
    expect(report.counts.pass).toBeGreaterThan(20);
    expect(supplier.requests()).toBeLessThan(700);
    const reasons = new Set(
      report.testCases.filter(({ verdict }) => verdict === 'not-run').map(({ reason }) => reason),
    );
    expect([...reasons]).toContainEqual(expect.stringMatching(/^The supplier gives no usable answer to anything: /));
  });
});
