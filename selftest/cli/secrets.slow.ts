// cspell:ignore cret
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reporterNames } from '../../reporters/index.js';
import { encrypted, filesOf, makeSelfSigned } from '../hostile/certificates.js';
import { aroundEach, canary, disguisesOf, formsFor } from './canary.js';
import { cli, everythingOf, newFolder, run, type EndedRun, type Environment } from './cli.js';

const secret = `${canary}+/="s&cret`;

/** What the supplier sets itself. */
const cookie = `${canary}-cookie`;

const disguised = disguisesOf(secret);

/** A supplier that repeats everything that it receives, in every place where it can. */
const chatterbox = createServer((request, response) => {
  const heard = request.headers.authorization ?? 'nothing';
  const [, credentials = ''] = heard.split(' ');
  const repeated = [
    heard,
    credentials,
    Buffer.from(credentials, 'base64').toString(),
    secret,
    encodeURIComponent(secret),
    ...disguised,
  ];
  request.resume();
  request.on('end', () => {
    if (request.url === '/token') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const access = { access_token: `token-of-${secret}`, token_type: 'bearer', expires_in: 3600 };
      response.end(JSON.stringify({ ...access, refresh_token: `refresh-${cookie}` }));
      return;
    }
    // One that echoes all it gets, and adds a broken token.
    if (request.url === '/broken-token') {
      response.writeHead(400, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({ error: 'invalid_client', error_description: repeated.join(' '), id_token: secret }),
      );
      return;
    }
    if (request.url === '/odd-token') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const broken = { id_token: `${cookie}.${secret}`, refresh_token: `refresh-${cookie}` };
      response.end(JSON.stringify({ access_token: `token-of-${secret}`, token_type: 'bearer', ...broken }));
      return;
    }
    response.writeHead(request.method === 'GET' ? 404 : 500, {
      'Content-Type': 'application/json',
      'X-Heard': encodeURIComponent(heard),
      'X-Told': secret,
      'Set-Cookie': `session=${cookie}; HttpOnly`,
      'X-Cookie': cookie,
    });
    response.end(JSON.stringify({ uuid: [...repeated, cookie].join(' '), code: 'x', messages: [...repeated, cookie] }));
  });
});
let url: string;
let keyFiles: Record<'cert' | 'key', string>;
beforeAll(async () => {
  const client = await makeSelfSigned('client', ['client']);
  keyFiles = filesOf({ cert: client.cert, key: encrypted(client.key, secret) });
  chatterbox.listen(0, '127.0.0.1');
  await once(chatterbox, 'listening');
  url = `http://127.0.0.1:${(chatterbox.address() as AddressInfo).port}`;
});
afterAll(() => {
  chatterbox.closeAllConnections();
  chatterbox.close();
});

function profile(text: string): string[] {
  const file = join(newFolder(), 'conformance.yaml');
  writeFileSync(file, text);
  return ['--profile', file];
}
const quoted = JSON.stringify(secret);

const forms = [...formsFor(secret), canary];

/** What every other command makes of a run, in folders within that of its reports, and what they say. */
async function afterwards({ out, report }: EndedRun, given: string[], environment: Environment): Promise<string> {
  const failed = report.testCases.find(({ verdict }) => verdict === 'fail');
  const commands: readonly (readonly [expected: number | readonly number[], args: readonly string[]])[] = [
    [0, ['report', out, '--out', join(out, 'again'), '--reporter', 'console', ...reporterNames]],
    [1, ['report', 'merge', out, '--out', join(out, 'merged')]],
    [0, ['report', 'diff', out, out]],
    [1, ['replay', out, failed?.id ?? '', '--out', join(out, 'replayed'), ...given]],
    // It cannot reach the inbox of a profile that names one.
    [
      [0, 2],
      ['doctor', ...given],
    ],
  ];
  const said: string[] = [];
  for (const [expected, args] of commands) {
    const { code, stdout, stderr } = await cli(args, environment);
    expect([expected].flat(), `${args.join(' ')}\n${stderr}`).toContain(code);
    said.push(stdout, stderr);
  }
  return said.join('\n');
}

const patience = 400_000;

describe.concurrent('a secret never comes out, in no file and on no stream', () => {
  test.each<[string, () => string[], Record<string, string>?]>([
    ['FCC_TOKEN', () => [], { FCC_TOKEN: secret }],
    [
      'the token of KCIs, from a variable of the profile',
      () => profile('kcis: { listen: "127.0.0.1:0", publicUrl: "http://127.0.0.1:1", token: "${MY_TOKEN}" }\n'),
      { MY_TOKEN: secret },
    ],
    ['a Basic password', () => profile(`auth: { type: basic, username: user, password: ${quoted} }\n`)],
    [
      'the passphrase of a key',
      () => profile(`tls: { certFile: "${keyFiles.cert}", keyFile: "${keyFiles.key}", passphrase: ${quoted} }\n`),
    ],
    [
      'a client secret',
      () => profile(`auth: { type: oauth2, tokenUrl: "${url}/token", clientId: x, clientSecret: ${quoted} }\n`),
    ],
  ])(
    'given by %s',
    async (_, args, environment = {}) => {
      const given = ['--base-url', url, ...args()];
      const outcome = await run(
        ['--mode', 'smoke', '--reporter', 'console', 'github', ...reporterNames, ...given],
        environment,
      );
      expect(outcome.code, outcome.stderr).toBe(1);
      const later = await afterwards(outcome, given, environment);
      const everything = everythingOf(outcome) + later;
      expect(everything).toContain('[redacted]');
      for (const form of forms) expect(aroundEach(form, everything), form).toEqual([]);
    },
    patience,
  );

  test(
    'in an evidence bundle, and in what is said about it',
    async () => {
      const bundle = join(newFolder(), 'bundle');
      const outcome = await run(['--base-url', url, '--mode', 'certify', '--reporter', 'json', '--bundle', bundle], {
        FCC_TOKEN: secret,
      });
      const verified = await cli(['verify', bundle]);
      expect([outcome.code, verified.code], outcome.stderr).toEqual([1, 3]);
      const everything = everythingOf({ ...outcome, out: bundle }) + verified.stdout + verified.stderr;
      expect(everything).toContain('[redacted]');
      expect(existsSync(join(bundle, 'profile.json'))).toBe(true);
      for (const form of forms) expect(aroundEach(form, everything), form).toEqual([]);
    },
    patience,
  );

  test.each(['/broken-token', '/odd-token'])('by a token endpoint at %s that shows all it gets', async (path) => {
    const given = profile(`auth: { type: oauth2, tokenUrl: "${url}${path}", clientId: x, clientSecret: ${quoted} }\n`);
    const outcome = await run(['--base-url', url, '--only', 'create-problem.plain', ...given]);
    const doctor = await cli(['doctor', '--base-url', url, ...given]);
    expect([1, 2], outcome.stderr).toContain(outcome.code);
    const everything = everythingOf(outcome) + doctor.stdout + doctor.stderr;
    for (const form of [...forms, cookie]) expect(aroundEach(form, everything), form).toEqual([]);
  });

  test('by a stimulus server, nor the key in its address', async () => {
    const key = 'canary-7f3a-key';
    const post = `${url}/resolve/{id}?key=${key}`;
    const given = profile(
      `stimuli: { resolveServiceProblem: { post: "${post}" } }\nauth: { type: bearer, token: ${quoted} }\n`,
    );
    const outcome = await run([
      '--base-url',
      url,
      '--only',
      'PATCH /service-problem-resolutions/{id}',
      '--runs',
      '1',
      ...given,
    ]);
    const dry = await cli(['run', '--base-url', url, '--dry-run', '--only', 'create-problem.plain', ...given]);
    const everything = everythingOf(outcome) + dry.stdout + dry.stderr;
    for (const form of [...forms, key]) expect(aroundEach(form, everything), form).toEqual([]);
  });

  test('not even when nothing is sent, or when it does not fit', async () => {
    const basic = profile(`auth: { type: basic, username: user, password: ${quoted} }\n`);
    const dry = await cli(['run', '--base-url', url, '--mode', 'smoke', '--dry-run', ...basic]);
    expect([dry.code, dry.stdout.includes('Nothing was sent.')]).toEqual([0, true]);
    const locked = profile(
      `tls: { certFile: "${keyFiles.cert}", keyFile: "${keyFiles.key}", passphrase: "${cookie}" }\n`,
    );
    const wrong = await cli(['run', '--base-url', url, ...locked]);
    expect([wrong.code, wrong.stderr.includes('the passphrase')]).toEqual([2, true]);
    for (const { stdout, stderr } of [dry, wrong]) expect(aroundEach('canary-7f3a', stdout + stderr)).toEqual([]);
  });

  test('given by --token does no harm to the reports, though it is a common word', async () => {
    const outcome = await run(['--token', 'test', '--base-url', url, '--only', 'create-problem.plain', 'quote.plain']);
    const { code, report } = outcome;
    expect(code).toBe(1);
    expect(everythingOf(outcome)).not.toMatch(/\[redacted\]\w|the \[redacted\]/);
    expect(report.testCases.find(({ id }) => id === 'create-problem.plain')).toMatchObject({
      area: 'service-problems',
      verdict: 'fail',
      violated: ['API-NO-SERVER-ERROR'],
    });
    expect(report.requirements.length).toBeGreaterThan(40);
  });
});
