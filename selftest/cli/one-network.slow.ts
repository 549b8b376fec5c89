import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { filesOf, makeAuthority } from '../hostile/certificates.js';
import { cli, run } from './cli.js';

const description = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: {} } } }\n";

const servers: Server[] = [];
async function listen(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** A proxy that alone knows a name: whatever is asked for leads to one port of this machine. */
function proxyTo(port: number): Promise<number> {
  const server = createServer();
  server.on('connect', (_, socket) => {
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on('error', () => socket.destroy());
  });
  return listen(server);
}

let supplier: ReferenceSupplier;
beforeAll(async () => void (supplier = await startSupplier()));
afterAll(async () => {
  for (const server of servers) server.close();
  await supplier.close();
});

describe.concurrent('behind a proxy that alone resolves names', () => {
  const environmentFor = async (port: number) => ({ HTTP_PROXY: `127.0.0.1:${await proxyTo(port)}` });

  test('doctor and run reach the supplier', async () => {
    const environment = await environmentFor(Number(new URL(supplier.url).port));
    const target = ['--base-url', 'http://cvt.supplier.invalid', '--token', 'demo-token'];
    const doctor = await cli(['doctor', ...target], environment);
    expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringMatching(/ok.*proxy.*go through the proxy 127/)]);
    const outcome = await run([...target, '--only', 'create-problem.plain'], environment);
    expect([outcome.code, outcome.report.counts.pass], outcome.stderr).toEqual([0, 1]);
  });

  test('list reads a description', async () => {
    const environment = await environmentFor(await listen(createServer((_, response) => response.end(description))));
    const { stdout, stderr } = await cli(['list', '--spec', 'http://docs.supplier.invalid/api.yaml'], environment);
    expect(stdout, stderr).toContain('GET /a');
  });
});

test('a description is read with the authority that the profile names', async () => {
  const authority = await makeAuthority();
  const { ca } = filesOf({ ca: authority.cert });
  const identity = await authority.issue('server', { hosts: ['127.0.0.1'] });
  const answer: RequestListener = (request, response) => response.end(request.url === '/api.yaml' ? description : '');
  const port = await listen(createTlsServer({ ...identity }, answer));
  const profile = join(mkdtempSync(join(tmpdir(), 'fcc-authority-')), 'conformance.yaml');
  writeFileSync(profile, `tls: { caFile: ${ca} }\n`);
  const args = ['--spec', `https://127.0.0.1:${port}/api.yaml`, '--base-url', `https://127.0.0.1:${port}`];
  const outcome = await run(['--profile', profile, ...args]);
  expect(outcome.report.counts.pass, outcome.stderr).toBeGreaterThan(0);
  const refused = await cli(['run', ...args]);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/cannot be read \(.*tls\.caFile/)]);
});

describe.concurrent('a token endpoint that answers in a way of its own gives its token', () => {
  test.each<[string, number, object]>([
    ['BearerToken', 200, { token_type: 'BearerToken', expires_in: '3599' }],
    ['untyped', 200, { expires_in: 3600 }],
    ['nulls', 201, { token_type: 'Bearer', expires_in: null, scope: null }],
    ['scopes', 200, { token_type: 'Bearer', expires_in: 3600, scope: ['a', 'b'] }],
  ])('%s', async (_, status, more) => {
    const endpoint = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: 'demo-token', ...more }));
    });
    const profile = join(mkdtempSync(join(tmpdir(), 'fcc-token-')), 'conformance.yaml');
    writeFileSync(
      profile,
      `supplier: { baseUrl: '${supplier.url}' }\nauth: { type: oauth2, tokenUrl: 'http://127.0.0.1:${await listen(endpoint)}/', clientId: a, clientSecret: '\${MY_SECRET}' }\n`,
    );
    const outcome = await run(['--profile', profile, '--only', 'create-problem.plain'], { MY_SECRET: 's3cret' });
    expect([outcome.code, outcome.report.counts.pass], outcome.stderr).toEqual([0, 1]);
    expect(outcome.report.notes?.join()).toMatch(/^The token endpoint /);
  });
});
