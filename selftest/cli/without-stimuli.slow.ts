import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { startGateway } from '../hostile/gateway.js';
import { run } from './cli.js';

const answers = [{ status: 401 }, { status: 200, body: '{}' }];
const cases = answers.map((answer, index) => ({ ...answer, mode: index % 2 === 0 ? 'sync' : 'async' }) as const);

test.each(cases)(
  'a supplier on this machine that cannot be made to act ($status, $mode) is partial, and what was not examined is named',
  async ({ mode, ...answer }) => {
    const port = await freePort();
    const supplier = await startSupplier({ mode, kciUrl: `http://127.0.0.1:${port}` });
    onTestFinished(() => supplier.close());
    await using gateway = await startGateway({
      target: supplier.url,
      admit: ({ headers }) => headers.authorization === 'Bearer any-token',
      instead: ({ url = '' }) => (url.startsWith('/_test/') ? answer : undefined),
    });
    const args = ['--base-url', gateway.url, '--token', 'any-token', '--kci-listen', `127.0.0.1:${port}`];
    const { code, report, stdout } = await run([...args, '--kci-timeout', '5000', '--runs', '5']);

    expect([code, report.verdict], stdout).toEqual([0, 'partial']);
    const reasons = report.testCases.filter(({ verdict }) => verdict === 'not-run').map(({ reason }) => reason);
    for (const stimulus of ['resolveServiceProblem', 'holdServiceProblem'])
      expect(reasons).toContainEqual(expect.stringContaining(stimulus));
  },
);

test('a service test whose result never comes is found out, though nothing can make the supplier act', async () => {
  const port = await freePort();
  const supplier = await startSupplier({ faults: ['untold-test'], kciUrl: `http://127.0.0.1:${port}` });
  onTestFinished(() => supplier.close());
  await using gateway = await startGateway({
    target: supplier.url,
    admit: ({ headers }) => headers.authorization === 'Bearer any-token',
    instead: ({ url = '' }) => (url.startsWith('/_test/') ? { status: 404, body: 'Not Found' } : undefined),
  });
  const args = ['--base-url', gateway.url, '--token', 'any-token', '--kci-listen', `127.0.0.1:${port}`];
  const { code, report } = await run([...args, '--kci-timeout', '1000', '--only', 'lifecycle.test-result']);

  expect(code).toBe(1);
  expect(report.testCases.find(({ id }) => id === 'lifecycle.test-result')).toMatchObject({
    verdict: 'fail',
    violated: ['ST-RESULT-KCI'],
    operation: 'POST /kcis',
  });
});
