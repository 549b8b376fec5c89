import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { startGateway } from '../hostile/gateway.js';
import { run } from './cli.js';

test.each(['sync', 'async'] as const)(
  'a supplier on this machine that cannot be made to act is conformant, and what was not examined is named (%s)',
  async (mode) => {
    const port = await freePort();
    const supplier = await startSupplier({ mode, kciUrl: `http://127.0.0.1:${port}` });
    onTestFinished(() => supplier.close());
    await using gateway = await startGateway({
      target: supplier.url,
      admit: ({ url = '', headers }) => !url.startsWith('/_test/') && headers.authorization === 'Bearer any-token',
    });
    const args = ['--base-url', gateway.url, '--token', 'any-token', '--kci-listen', `127.0.0.1:${port}`];
    const { code, report, stdout } = await run([...args, '--kci-timeout', '5000']);

    expect([code, report.verdict], stdout).toEqual([0, 'conformant']);
    const reasons = report.testCases.filter(({ verdict }) => verdict === 'not-run').map(({ reason }) => reason);
    expect(reasons).toContainEqual(expect.stringContaining('resolveServiceProblem'));
  },
);
