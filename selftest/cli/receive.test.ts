import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { startSupplier } from '../../simulator/index.js';
import type { JsonObject } from '../../harness/json/json.js';
import { problemKci } from '../harness/kcis.js';
import { cli, ended, newFolder, startCli, type Cli, type Ended, type Environment } from './cli.js';

/** A command that receives KCIs, and where. */
async function receiving(args: readonly string[], environment: Environment = {}) {
  const process = startCli(['receive', '--kci-listen', '127.0.0.1:0', ...args], environment);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    process.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, found] = /Receiving KCIs at (\S+)\/kcis/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    process.once('close', () => reject(new Error(`It ended at once: ${text}`)));
  });
  return { process, url, outcome: ended(process) };
}

async function send(
  url: string,
  body: JsonObject | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const answer = await fetch(`${url}/kcis`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Request-ID': 'request-1',
      'X-Conversation-ID': 'conversation-1',
      Authorization: 'Bearer token-of-mine',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return answer.status;
}

async function stop(
  { process, outcome }: { readonly process: Cli; readonly outcome: Promise<Ended> },
  signal: NodeJS.Signals = 'SIGINT',
) {
  process.kill(signal);
  return outcome;
}

describe('the exit code', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('is 0 when nothing is wrong, after %s', async (signal) => {
    const command = await receiving([]);
    expect(await send(command.url, problemKci())).toBe(204);
    const { code, stdout } = await stop(command, signal);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\S+Z {2}204 {2}ACKNOWLEDGED #1 {2}serviceProblem 23467 SP_00000001: ACKNOWLEDGED {2}ok\n$/,
    );
  });

  test('is 1 when a MUST is violated, which is reported', async () => {
    const command = await receiving([]);
    expect(await send(command.url, problemKci({ reasonCode: 'DELAY' }, { status: 'HELD' }))).toBe(204);
    const { code, stdout } = await stop(command);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /FAIL +KCI-PROBLEM-CODE \(MUST\)\n +reason +A KCI with the reason DELAY has no problemCode\./,
    );
    expect(stdout).not.toMatch(/ok$/m);
  });

  test('is 0 when only a SHOULD is', async () => {
    const command = await receiving(['--kcis', '1']);
    expect(await send(command.url, problemKci({ issuedOn: '2199-01-01T00:00:00Z' }))).toBe(204);
    const { code, stdout } = await command.outcome;
    expect(code).toBe(0);
    expect(stdout).toMatch(/WARN +KCI-ISSUED-BEFORE-SENT \(SHOULD\)/);
  });

  test('is 3 when no KCI came, though something else did', async () => {
    const command = await receiving([]);
    expect((await fetch(`${command.url}/kci`, { method: 'POST', body: '{}' })).status).toBe(404);
    const { code, stdout } = await stop(command);
    expect(code).toBe(3);
    expect(stdout).toMatch(/404 {2}POST \/kci: The Supplier Updates API has POST \/kcis only\./);
  });

  test.each<[string, readonly string[], RegExp, Environment?]>([
    ['no address', ['--kci-listen', 'everywhere'], /--kci-listen must be/],
    ['half a client', ['--kci-client-id', 'me'], /belong together/],
    ['no number', ['--kcis', 'few'], /--kcis must be a whole number/],
    ['an unknown reporter', ['--reporter', 'pdf'], /console.*json/],
    ['an unknown option', ['--base-url', 'x'], /base-url/],
    ['a wrong variable', [], /--kcis/, { FCC_KCIS: '0' }],
  ])('is 2 with %s', async (_, args, message, environment) => {
    const { code, stdout, stderr } = await cli(['receive', ...args], environment);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at |unexpected/m);
  });

  test('is 2 when its port is taken, or its folder is not a folder', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const busy = await cli(['receive', '--kci-listen', `127.0.0.1:${port}`]);
    taken.close();
    expect([busy.code, busy.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: Nothing can listen at .*--kci-listen/),
    ]);
    const folder = await cli(['receive', '--kci-listen', '127.0.0.1:0', '--out', '/dev/null/x']);
    expect([folder.code, folder.stderr]).toEqual([2, expect.stringMatching(/^error: .*--out/)]);
  });
});

test('each KCI is printed as it comes, and kept, without the secrets in it', async () => {
  const out = newFolder();
  const environment = {
    FCC_KCI_TOKEN: 'token-of-mine',
    FCC_KCI_CLIENT_ID: 'me',
    FCC_KCI_CLIENT_SECRET: 'secret-of-mine',
  };
  const command = await receiving(['--out', out, '--reporter', 'json', '--kcis', '5'], environment);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'me',
    client_secret: 'secret-of-mine',
  });
  const granted = await fetch(`${command.url}/auth/supplier/access-token`, { method: 'POST', body: form });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const kci = problemKci({ text: 'token-of-mine secret-of-mine' });
  expect(await send(command.url, kci, { Authorization: `Bearer ${token}` })).toBe(204);
  expect(await send(command.url, kci)).toBe(204);
  expect(await send(command.url, kci, { Authorization: 'Bearer other' })).toBe(401);
  expect(await send(command.url, '{"id":')).toBe(400);
  expect(await send(command.url, { reasonCode: 'UPDATE' })).toBe(422);
  const { code, stdout, stderr } = await command.outcome;
  expect(code).toBe(1);
  expect(stderr).toMatch(/Received 5 KCIs; violated:\n {2}KCI-AUTHENTICATED \(MUST\): 1/);
  const printed = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
  expect(printed.map(({ outcome }) => outcome)).toEqual([
    'taken',
    'duplicate',
    'unauthenticated',
    'malformed',
    'invalid',
  ]);
  expect(
    printed.map(({ findings }) => (findings as readonly JsonObject[]).map(({ requirement }) => requirement)),
  ).toEqual([
    [],
    [],
    ['KCI-AUTHENTICATED'],
    ['KCI-WELL-FORMED'],
    ['KCI-SCHEMA', 'KCI-SCHEMA', 'KCI-SCHEMA', 'KCI-ENTITY'],
  ]);
  const kept = readFileSync(join(out, 'kcis.ndjson'), 'utf8');
  expect(
    kept
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject),
  ).toEqual(printed);
  expect(stdout + stderr + kept).not.toMatch(/token-of-mine|secret-of-mine/);
  expect(kept).toMatch(/\[redacted\]/);
});

test('nothing that a supplier sends steers the terminal', async () => {
  const command = await receiving([]);
  await send(
    command.url,
    problemKci({ reasonCode: '\u001b[2J', text: 'x' }, { status: 'FINE\n\u001b[31m', supplierReference: 'a\rb' }),
  );
  const { stdout } = await stop(command);
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('the reference supplier conforms when it resolves, holds and resumes a problem', async () => {
  const command = await receiving(['--kcis', '4'], { FCC_KCI_TOKEN: 'kci-token' });
  const supplier = await startSupplier({ mode: 'async', kciUrl: command.url, kciToken: 'kci-token' });
  try {
    const { id: _, issuedOn: __, ...rest } = problemKci();
    const { status: ___, supplierReference: ____, ...request } = rest['serviceProblem'] as JsonObject;
    const call = (path: string, body: JsonObject) =>
      fetch(supplier.url + path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: 'Bearer demo-token',
          Tenant: 'TENANT1',
          'X-Request-ID': 'r',
          'X-Conversation-ID': 'c',
        },
        body: JSON.stringify(body),
      });
    expect((await call('/service-problems', request)).status).toBe(202);
    for (const stimulus of ['hold', 'resume', 'resolve'])
      expect((await call(`/_test/${stimulus}/23467`, {})).status).toBe(200);
    const { code, stdout } = await command.outcome;
    expect(stdout).not.toMatch(/FAIL|WARN/);
    expect(stdout.match(/ok$/gm)).toHaveLength(4);
    expect(code).toBe(0);
  } finally {
    await supplier.close();
  }
});
