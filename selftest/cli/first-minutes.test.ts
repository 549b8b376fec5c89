import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadProfile } from '../../config/load.js';
import { hostileListener } from '../harness/hostile-listener.js';
import { cli, newFolder } from './cli.js';
import { startOneProcess } from './one-process.js';
import { against } from './suppliers.js';
import { freePort } from '../../bin/run/free-port.js';

const environment = { FCC_TOKEN: 'x', FCC_PASSWORD: 'x', FCC_CLIENT_SECRET: 'x' };

const oneProcess = startOneProcess();
afterAll(oneProcess.end);

describe.concurrent('init', () => {
  test.each<[string, readonly string[], object]>([
    ['without options', [], { supplier: { baseUrl: 'https://cvt.example.net' }, auth: { type: 'bearer', token: 'x' } }],
    [
      'with names that YAML would read otherwise',
      ['--name', 'no: "x" # ${HOME}', '--base-url', 'http://127.0.0.1:8080', '--auth', 'basic', '--tenant', '0123'],
      { supplier: { name: 'no: "x" # ${HOME}' }, auth: { type: 'basic' }, tenant: '0123' },
    ],
    [
      'for a supplier that answers later',
      ['--auth', 'oauth2', '--client-id', 'me', '--answers', 'async', '--kci-listen', '127.0.0.1:8090'],
      {
        auth: { type: 'oauth2', clientId: 'me', clientSecret: 'x' },
        implements: { 'service-problems': { create: [202], amend: [202], cancel: [202], resolutions: true } },
        kcis: { listen: '127.0.0.1:8090' },
      },
    ],
    [
      'for some areas',
      ['--area', 'service-problems', 'quotes'],
      {
        implements: {
          'service-problems': { create: [201, 202] },
          quotes: true,
          orders: false,
          appointments: false,
          'service-availability': false,
          'service-tests': false,
        },
      },
    ],
    ['without authentication', ['--auth', 'none'], { auth: { type: 'none' } }],
  ])('%s writes a profile that is valid and explains itself', async (_, args, expected) => {
    const out = join(newFolder(), 'conformance.yaml');
    const { code, stdout, stderr } = await oneProcess.cli(['init', '--out', out, ...args]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('fibre-cafe-conformance doctor --profile');
    const text = readFileSync(out, 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+profile\.schema\.json$/m);
    expect(text.match(/^ *# /gm)?.length).toBeGreaterThan(10);
    const { profile, warnings } = loadProfile(text, out, environment);
    expect(profile).toMatchObject(expected);
    expect(warnings).toEqual([]);
  });

  test('writes nothing that is not valid', async () => {
    const out = join(newFolder(), 'conformance.yaml');
    const { code, stderr } = await oneProcess.cli(['init', '--out', out, '--base-url', 'nowhere']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('baseUrl')]);
    expect(existsSync(out)).toBe(false);
  });
});

describe.concurrent('doctor', () => {
  test('finds everything ready for a run', async () => {
    const { code, stdout } = await against({ port: await freePort() }, async ({ url }) =>
      cli(['doctor', '--base-url', url, '--token', 'demo-token', '--kci-listen', `127.0.0.1:${await freePort()}`]),
    );
    expect(code, stdout).toBe(0);
    expect(stdout.match(/^ok +(\S+( path)?)/gm)).toEqual([
      'ok     profile',
      'ok     connection',
      'ok     base path',
      'ok     KCIs',
    ]);
    expect(stdout).toContain('Ready for a run.');
  });

  test.each<[string, (url: string) => readonly string[], RegExp]>([
    ['a name without an address', () => ['--base-url', 'http://no-such-host.invalid'], /WRONG +DNS +no-such-host/],
    ['no one there', () => ['--base-url', 'http://127.0.0.1:9'], /WRONG +connection .*cannot be reached/],
    ['no TLS where it is asked for', (url) => ['--base-url', url.replace('http', 'https')], /WRONG +TLS +No trusted/],
    ['a token that is not taken', (url) => ['--base-url', url, '--token', 'unknown'], /WRONG +token .*answered 401/],
    [
      'another base path',
      (url) => ['--base-url', `${url}/v9`, '--token', 'demo-token'],
      /WRONG +base path .*answered 404/,
    ],
  ])('says who must do what about %s', async (_, args, message) => {
    const { code, stdout } = await against({ port: await freePort() }, ({ url }) =>
      oneProcess.cli(['doctor', ...args(url)]),
    );
    expect(code, stdout).toBe(2);
    expect(stdout.replace(/\n {18}(?!->)/g, ' ')).toMatch(message);
    expect(stdout).toMatch(/-> (You|The supplier): /);
    expect(stdout).toContain('Not ready for a run.');
  });

  test('in its own words, though the token is one of them', async () => {
    const { code, stdout, stderr } = await against({ port: await freePort() }, ({ url }) =>
      oneProcess.cli(['doctor', '--base-url', url], { FCC_TOKEN: 'wrong' }),
    );
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(/WRONG +token .*answered 401/);
  });

  test('about a place for KCIs that is taken or leads elsewhere', async () => {
    await using taken = await hostileListener(
      (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
    );
    const { code, stdout } = await against({ port: await freePort() }, ({ url }) =>
      cli(['doctor', '--base-url', url, '--token', 'demo-token', '--kci-listen', new URL(taken.url).host]),
    );
    expect(code, stdout).toBe(2);
    expect(stdout).toMatch(/WRONG +KCIs +Nothing can listen at/);
  });
});

test('a shell can complete commands', async () => {
  const { code, stdout } = await cli(['completion']);
  expect(code).toBe(0);
  expect(stdout).toContain('fibre-cafe-conformance');
  expect(stdout).toMatch(/compdef|complete/);
});
