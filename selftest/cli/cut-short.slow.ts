import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startSupplier } from '../../simulator/index.js';
import { startGateway } from '../hostile/gateway.js';
import { serve } from '../serve.js';
import { cli, ended, newFolder, reportIn, startCli, type Environment } from './cli.js';
import { troubleInWorker } from './trouble-in-worker.js';

const amendments = '/service-problem-amendments';
const cancellations = '/service-problem-cancellations';

/** A supplier that hangs at some paths, so that a run is in its middle once it has asked for one. */
async function hangingSupplier(...hanging: readonly string[]) {
  const supplier = await startSupplier();
  const asked = new Set<string>();
  const cancelled: string[] = [];
  const gateway = await startGateway({
    target: supplier.url,
    admit: ({ url = '' }) => {
      asked.add(url);
      return hanging.includes(url) ? new Promise<boolean>(() => undefined) : true;
    },
    watch: ({ path, status }) => void (path === cancellations && status === 201 && cancelled.push(path)),
  });
  return {
    url: gateway.url,
    cancelled,
    hangsAt: (path: string) => vi.waitFor(() => expect(asked).toContain(path), { timeout: 120_000, interval: 20 }),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await supplier.close();
    },
  };
}

test.concurrent('an error that nothing catches exits 2, never 1: that would blame a supplier', async () => {
  const throwing = 'data:text/javascript,setTimeout(() => { throw new Error("out of the blue") }, 1500)';
  const { code, stderr } = await cli(['simulate', '--port', '0'], {
    NODE_OPTIONS: `--import=${throwing.replaceAll(' ', '%20').replaceAll('"', '%22')}`,
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: out of the blue \(This is unexpected/m);
});

/** Creates a service problem, and asks for an amendment of it. */
function startRun(url: string, environment: Environment = {}) {
  const out = newFolder();
  const only = ['--only', 'create-problem.plain', 'amend-problem.plain'];
  const args = ['run', '--base-url', url, '--token', 'demo-token', '--timeout', '60000', '--out', out, ...only];
  return { out, running: startCli(args, environment) };
}

test.concurrent(
  'a worker that ends by itself: what it created is removed, and what it measured is reported',
  async () => {
    await using supplier = await hangingSupplier(amendments);
    const trouble = troubleInWorker('ends');
    const { out, running } = startRun(supplier.url, trouble.environment);
    await supplier.hangsAt(amendments);
    trouble.begin();
    const { code, stderr } = await ended(running);
    const { verdict, reason, leftovers } = reportIn(out);
    expect([code, verdict], stderr).toEqual([2, 'error']);
    expect(reason).toMatch(/^The worker of the run ended by itself\. The last that it worked on: .*problem/);
    expect(leftovers).toEqual([]);
    expect(supplier.cancelled.length).toBeGreaterThan(0);
  },
);

test.concurrent('a worker that answers nothing is ended after a minute, and what it was at is said', async () => {
  await using supplier = await hangingSupplier(amendments);
  const trouble = troubleInWorker('hangs');
  const { out, running } = startRun(supplier.url, trouble.environment);
  await supplier.hangsAt(amendments);
  trouble.begin();
  const begun = performance.now();
  const { code, stderr } = await ended(running);
  const { verdict, reason, leftovers } = reportIn(out);
  expect([code, verdict], stderr).toEqual([2, 'error']);
  expect(reason).toMatch(/answered nothing for 60 s and was ended\. The last that it worked on: .*problem/);
  expect(leftovers).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(150_000);
});

test.concurrent('a worker that answers nothing does not keep Ctrl-C waiting', async () => {
  await using supplier = await hangingSupplier(amendments);
  const trouble = troubleInWorker('hangs');
  const { out, running } = startRun(supplier.url, trouble.environment);
  await supplier.hangsAt(amendments);
  trouble.begin();
  running.kill('SIGINT');
  const { code, stderr } = await ended(running);
  const { verdict, leftovers } = reportIn(out);
  expect([code, verdict, leftovers], stderr).toEqual([3, 'incomplete', []]);
});

test.concurrent('reports come within seconds of a signal, and a second one ends a clean-up that hangs', async () => {
  await using supplier = await hangingSupplier(amendments, cancellations);
  const { out, running } = startRun(supplier.url);
  const end = ended(running);
  await supplier.hangsAt(amendments);
  const report = join(out, 'report.json');
  running.kill('SIGTERM');
  await vi.waitFor(() => expect(existsSync(report)).toBe(true), { timeout: 30_000, interval: 50 });
  expect(running.exitCode).toBeNull();
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ verdict: 'incomplete' });
  const second = performance.now();
  running.kill('SIGTERM');
  const { code, stderr } = await end;
  expect(performance.now() - second).toBeLessThan(20_000);
  expect(code, stderr).toBe(3);
  expect(stderr).toMatch(/^left: service-problem \d+/m);
  expect(reportIn(out).leftovers.length).toBeGreaterThan(0);
});

test.concurrent('a clean-up that hangs ends 30 s after the signal, and what is left is listed', async () => {
  await using supplier = await hangingSupplier(amendments, cancellations);
  const { out, running } = startRun(supplier.url);
  const end = ended(running);
  await supplier.hangsAt(amendments);
  running.kill('SIGINT');
  const signalled = performance.now();
  const { code, stderr } = await end;
  const seconds = (performance.now() - signalled) / 1000;
  expect([code, seconds > 25, seconds < 45], stderr).toEqual([3, true, true]);
  expect(stderr).toMatch(/^left: service-problem \d+ \(\S+\): The run ended before it was removed\.$/m);
  expect(stderr).toMatch(/^Remove it with cleanup --out /m);
  expect(reportIn(out)).toMatchObject({ verdict: 'incomplete', reason: 'The run was interrupted.' });
  expect(new Set(reportIn(out).leftovers.map(({ kind }) => kind))).toEqual(new Set(['service-problem']));
});

test.concurrent.each([
  ['the supplier', '/'],
  ['its token endpoint', '/token'],
])('a signal before the first test case does not wait for %s, which answers nothing', async (_, hanging) => {
  const asked = new Set<string>();
  await using server = await serve(({ url = '' }, response) => {
    asked.add(url);
    if (url !== hanging) response.writeHead(404).end();
  });
  const file = join(newFolder(), 'conformance.yaml');
  writeFileSync(
    file,
    `supplier: { baseUrl: "${server.url}" }\nauth: { type: oauth2, tokenUrl: "${server.url}/token", clientId: x, clientSecret: y }\n`,
  );
  const out = newFolder();
  const running = startCli(['run', '--profile', file, '--timeout', '600000', '--out', out]);
  const end = ended(running);
  await vi.waitFor(() => expect(asked).toContain(hanging), { timeout: 60_000, interval: 20 });
  running.kill('SIGINT');
  const signalled = performance.now();
  const { code, stderr } = await end;
  expect(performance.now() - signalled).toBeLessThan(10_000);
  expect([code, reportIn(out).reason], stderr).toEqual([3, 'The run was interrupted.']);
});

describe.concurrent('Ctrl-C is heard at any moment while a run starts', () => {
  test.each(Array.from({ length: 12 }, (_, step) => 100 * step))('%i ms after its first line', async (ms) => {
    const supplier = await startSupplier({ latencyMs: 20 });
    const out = newFolder();
    const running = startCli(['run', '--base-url', supplier.url, '--token', 'demo-token', '--out', out]);
    running.stderr.once('data', () => setTimeout(() => running.kill('SIGINT'), ms));
    const { code, stderr } = await ended(running);
    await supplier.close();
    const { verdict, reason, leftovers } = reportIn(out);
    expect([code, verdict, reason], stderr).toEqual([3, 'incomplete', 'The run was interrupted.']);
    expect(leftovers.filter(({ kind }) => kind === 'service-problem' || kind === 'service-order')).toEqual([]);
    expect(existsSync(join(out, 'run.lock'))).toBe(false);
  });
});
