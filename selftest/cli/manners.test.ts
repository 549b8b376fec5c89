import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, hostileListener } from '../harness/hostile-listener.js';
import { cli, newFolder, run } from './cli.js';

function profileFile(text: string, mode = 0o600): string {
  const file = join(newFolder(), 'conformance.yaml');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe.concurrent('--dry-run', () => {
  test('prints what would be sent, and sends nothing: not to the supplier, not by a stimulus, not to a file', async () => {
    await using supplier = await hostileListener((socket) => void socket.end(answer(200, '{}')));
    const out = newFolder();
    const trace = join(out, 'stimulus');
    const profile = profileFile(
      `supplier: { baseUrl: "${supplier.url}/base" }\nstimuli: { resolveServiceProblem: { run: "touch ${trace}" } }\n` +
        `auth: { type: oauth2, tokenUrl: "${supplier.url}/token", clientId: x, clientSecret: hidden-secret }\n`,
    );
    const reports = join(out, 'reports');
    const { code, stdout } = await cli(['run', '--profile', profile, '--mode', 'smoke', '--dry-run', '--out', reports]);
    expect(code).toBe(0);
    expect(stdout).toContain(`POST ${supplier.url}/base/service-problems {"id":`);
    expect(stdout).toContain('  Authorization: as the profile says');
    expect(stdout).toMatch(/Nothing was sent\. A run sends about as many requests as these \d{2,} to /);
    expect(stdout).not.toMatch(/hidden-secret|demo-token/);
    expect(supplier.requests()).toBe(0);
    expect([existsSync(trace), existsSync(reports)]).toEqual([false, false]);
  });
});

describe.concurrent('a supplier that looks like production', () => {
  test.each([
    ['the documented hosts', '', 'https://supplier.thefibrecafe.net'],
    ['a host that the profile names', 'supplier: { productionHosts: [localhost] }\n', 'http://localhost:9'],
  ])('is refused before any traffic: %s', async (_, text, url) => {
    const { code, stderr } = await cli(['run', '--base-url', url, '--profile', profileFile(`${text}tenant: T\n`)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: http\S+ looks like a production system.*--allow-production/);
  });

  test('is examined when that is allowed', async () => {
    const profile = profileFile('supplier: { productionHosts: [127.0.0.1] }\n');
    const args = ['--base-url', 'http://127.0.0.1:9', '--profile', profile, '--allow-production'];
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain('ECONNREFUSED');
  });
});

describe.concurrent('a secret that stands in a profile', () => {
  const text = 'supplier: { baseUrl: "http://127.0.0.1:9" }\nauth: { type: bearer, token: written-down }\n';

  test.each([
    [0o644, true],
    [0o640, true],
    [0o600, false],
  ])('is warned about when others can read the file (mode %o: %s)', async (mode, warned) => {
    const { stderr } = await run(['--profile', profileFile(text, mode)]);
    expect(/^warning: .*auth\.token stands in the file/m.test(stderr)).toBe(warned);
    expect(stderr).not.toContain('written-down');
  });
});

test('a budget of requests ends a run as incomplete, and says so', async () => {
  const { code, report } = await run(['--reference', '--max-requests', '100', '--area', 'service-problems']);
  expect([code, report.verdict]).toEqual([3, 'incomplete']);
  expect(report.counts.fail).toBe(0);
  expect(report.testCases.map(({ reason }) => reason)).toContain('The budget of 100 requests is used up.');
  expect(report.leftovers).toEqual([]);
});
