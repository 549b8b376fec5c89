import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TlsFiles } from '../../config/supplier-profile.js';
import { HttpClient } from '../../harness/wire/http-client.js';
import { readTlsMaterial } from '../../harness/wire/tls-files.js';
import {
  encrypted,
  filesOf,
  makeAuthority,
  makeSelfSigned,
  type Authority,
  type Identity,
} from '../hostile/certificates.js';

const hosts = ['localhost', '127.0.0.1', '::1'];
const passphrase = 'canary phrase 7';
let authority: Authority;
let server: Identity;
let client: Identity;
let paths: Record<'ca' | 'cert' | 'key' | 'locked' | 'garbage', string>;
beforeAll(async () => {
  authority = await makeAuthority();
  server = await authority.issue('server', { hosts });
  client = await authority.issue('client');
  const locked = encrypted(client.key, passphrase);
  paths = filesOf({ ca: authority.cert, cert: client.cert, key: client.key, locked, garbage: 'no PEM' });
});

type Served = AsyncDisposable & { readonly url: string; readonly port: number };

async function serving(listener: Server, host = '127.0.0.1'): Promise<Served> {
  listener.listen(0, host);
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in listener) (listener as { closeAllConnections(): void }).closeAllConnections();
      listener.close();
      await once(listener, 'close');
    },
  };
}

function tlsServer(options: ServerOptions, host?: string): Promise<Served> {
  return serving(
    createTlsServer(options, (request, response) => {
      const peer = (
        request.socket as unknown as { getPeerCertificate(): { subject?: { CN?: string } } }
      ).getPeerCertificate();
      response.end(JSON.stringify({ path: request.url, client: peer.subject?.CN ?? null }));
    }),
    host,
  );
}

async function ask(url: string, tls: TlsFiles = {}) {
  const http = new HttpClient({
    timeoutMs: 1500,
    connections: 2,
    tls: readTlsMaterial({ auth: { type: 'none' }, tls }),
    environment: {},
  });
  try {
    return await http.send({ method: 'POST', url: `${url}/base/service-problems`, headers: [], body: '{}' });
  } finally {
    await http.close();
  }
}

describe('a server with a certificate of its own authority', () => {
  test('is not trusted until the profile names that authority', async () => {
    await using supplier = await tlsServer(server);
    const { failure } = await ask(supplier.url);
    expect(failure).toMatchObject({ kind: 'tls', message: expect.stringContaining('tls.caFile') as string });
    const { response } = await ask(supplier.url, { caFile: paths.ca });
    expect(response?.text).toBe('{"path":"/base/service-problems","client":null}');
  });

  test('is reached over IPv6', async () => {
    await using supplier = await tlsServer(server, '::1');
    expect((await ask(supplier.url, { caFile: paths.ca })).response?.status).toBe(200);
  });

  test.each([
    ['has expired', { hosts, endsInMs: -60_000 }, /expired/],
    ['is for another name', { hosts: ['elsewhere.example'] }, /another name/],
    ['is not valid yet', { hosts, beginsInMs: 60_000 }, /not valid yet/],
  ])('whose certificate %s is not talked to', async (_, options, message) => {
    await using supplier = await tlsServer(await authority.issue('server', options));
    const { failure } = await ask(supplier.url, { caFile: paths.ca });
    expect(failure).toMatchObject({ kind: 'tls', message: expect.stringMatching(message) as string });
  });

  test('that vouches for itself is trusted only when it is named', async () => {
    const own = await makeSelfSigned('server', hosts);
    await using supplier = await tlsServer(own);
    expect((await ask(supplier.url)).failure?.kind).toBe('tls');
    expect((await ask(supplier.url, { caFile: filesOf({ own: own.cert }).own })).response?.status).toBe(200);
  });
});

describe('a server that wants a client certificate', () => {
  const wanting = () => tlsServer({ ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true });

  test('refuses clients without one, and the sentence says what to give', async () => {
    await using supplier = await wanting();
    const { failure } = await ask(supplier.url, { caFile: paths.ca });
    expect(failure).toMatchObject({ phase: 'first-byte', message: expect.stringContaining('tls.certFile') as string });
  });

  test.each([
    ['a plain key', () => ({ keyFile: paths.key })],
    ['a key that a passphrase opens', () => ({ keyFile: paths.locked, passphrase })],
  ])('knows the client by its certificate, with %s', async (_, key) => {
    await using supplier = await wanting();
    const { response } = await ask(supplier.url, { caFile: paths.ca, certFile: paths.cert, ...key() });
    expect(response?.text).toContain('"client":"client"');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'tls-files-'));

function pipe(): string {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  return join(folder, 'pipe');
}

function endless(): string {
  writeFileSync(join(folder, 'large.pem'), Buffer.alloc(5_000_000, 32));
  return join(folder, 'large.pem');
}

describe('a TLS file that cannot be used is reported in one sentence', () => {
  test.each<[string, () => TlsFiles, RegExp]>([
    ['is not there', () => ({ caFile: '/nowhere.pem' }), /caFile \/nowhere\.pem .*cannot be read .*ENOENT/],
    ['is a pipe', () => ({ caFile: pipe() }), /caFile .*cannot be read \(it is not an ordinary file\)/],
    ['is a device', () => ({ certFile: '/dev/zero', keyFile: paths.key }), /certFile .*not an ordinary file/],
    ['has no end', () => ({ caFile: endless() }), /caFile .*cannot be read \(it is larger than 4 MB\)/],
    ['is not a certificate', () => ({ caFile: paths.garbage }), /caFile .*no certificate in PEM/],
    ['is not a key', () => ({ certFile: paths.cert, keyFile: paths.garbage }), /keyFile .*no private key/],
    ['needs a passphrase', () => ({ certFile: paths.cert, keyFile: paths.locked }), /keyFile .*encrypted/],
    [
      'has another passphrase',
      () => ({ certFile: paths.cert, keyFile: paths.locked, passphrase: 'wrong-one' }),
      /keyFile/,
    ],
    ['is another key', () => ({ certFile: paths.ca, keyFile: paths.key }), /not the key of the certificate/],
  ])('one that %s', (_, tls, message) => {
    const files = tls();
    const read = () => readTlsMaterial({ auth: { type: 'none' }, tls: files });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/wrong-one/);
  });

  test('the files of auth.type mtls are used like those under tls', () => {
    const auth = { type: 'mtls', certFile: paths.cert, keyFile: paths.key } as const;
    expect(readTlsMaterial({ auth, tls: { caFile: paths.ca } })).toMatchObject({ key: client.key });
  });
});

test('a plain server behind https:// is distinguished from one with a bad certificate', async () => {
  const { createServer } = await import('node:http');
  await using supplier = await serving(createServer((_, response) => response.end('{}')));
  expect((await ask(supplier.url)).failure).toMatchObject({
    kind: 'tls',
    message: expect.stringContaining('does not speak TLS') as string,
  });
});

describe('HTTP/2, where the server offers nothing else', () => {
  const h2 = (treat: Parameters<typeof createSecureServer>[1]) =>
    serving(createSecureServer({ ...server }, treat) as unknown as Server);

  test('gives the same answer as HTTP/1.1', async () => {
    await using supplier = await h2((request, response) => {
      response.writeHead(201, { 'X-Version': request.httpVersion, 'Set-Cookie': ['a=1', 'b=2'] });
      response.end('{"a":1}');
    });
    const { response, failure } = await ask(supplier.url, { caFile: paths.ca });
    expect(failure).toBeUndefined();
    expect(response).toMatchObject({ status: 201, text: '{"a":1}' });
    const named = (name: string) => response?.headers.filter(([key]) => key === name).map(([, value]) => value);
    expect(named('x-version')).toEqual(['2.0']);
    expect(named('set-cookie')).toEqual(['a=1', 'b=2']);
    expect(response?.headers.some(([name]) => name.startsWith(':'))).toBe(false);
  });

  test.each<[string, string, Parameters<typeof createSecureServer>[1]]>([
    ['never answers', 'timeout', () => undefined],
    ['stops in its body', 'timeout', (_, response) => void response.write('{')],
    ['resets the stream', 'reset', (request) => request.stream.close(2)],
    ['drops the connection', 'reset', (request) => request.stream.session?.destroy()],
    [
      'resets the stream in its body',
      'truncated',
      (_, response) => void response.write('{', () => response.stream.close(2)),
    ],
    ['sends a body without end', 'too-large', (_, response) => flood(response.stream)],
  ])('a supplier that %s: %s', async (_, kind, treat) => {
    await using supplier = await h2(treat);
    const { failure, response } = await ask(supplier.url, { caFile: paths.ca });
    expect(failure?.kind, JSON.stringify(response ?? failure)).toBe(kind);
  });

  test('many requests share connections, and all are answered', async () => {
    await using supplier = await h2((_, response) => void setTimeout(() => response.end('{}'), 5));
    const http = new HttpClient({
      timeoutMs: 4000,
      connections: 4,
      tls: readTlsMaterial({ auth: { type: 'none' }, tls: { caFile: paths.ca } }),
      environment: {},
    });
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => http.send({ method: 'POST', url: supplier.url, headers: [], body: '{}' })),
    );
    expect(outcomes.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    await http.close();
  });
});

/** Sends for as long as anybody listens. */
function flood(stream: Writable): void {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const timer = setInterval(() => stream.writable && stream.write(piece), 1);
  stream.on('error', () => clearInterval(timer));
  stream.on('close', () => clearInterval(timer));
}
