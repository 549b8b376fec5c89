import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { command, ended, newFolder, reportIn } from './cli.js';

/** Runs the command where a process may have so many files and connections open. */
function startWithFewFiles(limit: number, args: readonly string[]) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  const shell = `ulimit -n ${limit}; exec "$@"`;
  return spawn('bash', ['-c', shell, 'bash', process.execPath, command, ...args], {
    cwd: newFolder(),
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const args = (url: string, out: string) => ['run', '--base-url', url, '--token', 'demo-token', '--out', out];

/** Somebody who keeps opening connections to a port, and says nothing by them. */
function crowdAt(port: number): Disposable {
  const sockets: Socket[] = [];
  const timer = setInterval(() => {
    for (let count = 0; count < 10; count++) sockets.push(connect(port, '127.0.0.1').on('error', () => undefined));
  }, 20);
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

function expectReports(out: string): void {
  for (const name of ['report.html', 'junit.xml', 'report.md', 'traffic.har'])
    expect(existsSync(join(out, name)), name).toBe(true);
}

describe.skipIf(process.platform === 'win32').concurrent('a process that may have few files open at once', () => {
  test('says so where it cannot even load what it needs: exit code 2', async () => {
    const some = [...args('http://127.0.0.1:9', newFolder()), '--only', 'quote.plain'];
    const { code, stderr } = await ended(startWithFewFiles(24, some));
    expect([code, stderr]).toEqual([
      2,
      'error: This process may not open more files or connections (EMFILE). Raise the limit, for example with `ulimit -n 1024`, and run it again.\n',
    ]);
  });

  test('ends by its verdict, with all reports, and leaves nothing behind, however much it is to do at once', async () => {
    const supplier = await startSupplier();
    const out = newFolder();
    const more = ['--concurrency', '100', '--mode', 'smoke', '--area', 'service-problems'];
    const { code, stderr } = await ended(startWithFewFiles(64, [...args(supplier.url, out), ...more]));
    await supplier.close();
    const { verdict, leftovers, counts } = reportIn(out);
    expect([code, verdict, leftovers], stderr).toEqual([0, 'partial', []]);
    expect(counts.pass).toBeGreaterThan(10);
    expectReports(out);
  });

  test('nor does a crowd at its inbox use them up', async () => {
    const port = await freePort();
    const supplier = await startSupplier({ mode: 'async', kciUrl: `http://127.0.0.1:${port}` });
    const out = newFolder();
    const more = ['--kci-listen', `127.0.0.1:${port}`, '--only', 'create-problem.plain', 'kci.service-problem'];
    using _ = crowdAt(port);
    const { code, stderr } = await ended(startWithFewFiles(64, [...args(supplier.url, out), ...more]));
    await supplier.close();
    expect([code, reportIn(out).verdict, reportIn(out).leftovers], stderr).toEqual([0, 'partial', []]);
    expectReports(out);
  });
});
