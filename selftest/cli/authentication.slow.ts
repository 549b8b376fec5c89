import { chmodSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { startAuthorizationServer } from '../hostile/authorization-server.js';
import { encrypted, filesOf, makeAuthority } from '../hostile/certificates.js';
import { startGateway } from '../hostile/gateway.js';
import { everythingOf, newFolder, run } from './cli.js';

let supplier: ReferenceSupplier;
beforeAll(async () => void (supplier = await startSupplier()));
afterAll(() => supplier.close());

function profileFile(lines: readonly string[], folder = newFolder()): string {
  const file = join(folder, 'conformance.yaml');
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  return file;
}

const testData = 'testData: { unknownServiceId: SI0000000000000 }';
const some = ['--only', 'POST /service-problem-cancellations', '--runs', '5'];

describe.concurrent('a supplier behind a real authorization server', () => {
  const clientSecret = 'canary-secret+/&%:';

  test.each(['client_secret_basic', 'client_secret_post'])('is certified with %s, over many tokens', async (method) => {
    await using authorization = await startAuthorizationServer({ clientSecret, tokenLifetimeSeconds: 3 });
    const admit = async ({ headers }: { readonly headers: { readonly authorization?: string | undefined } }) => {
      const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
      return token !== undefined && (await authorization.knows(token));
    };
    await using gateway = await startGateway({ target: supplier.url, admit, basePath: '/supplier/v1' });
    const profile = profileFile([
      `supplier: { baseUrl: "${gateway.url}" }`,
      `auth: { type: oauth2, tokenUrl: "${authorization.tokenUrl}", clientId: ${method}, clientSecret: "\${MY_SECRET}",`,
      `  scope: supplier-api, clientAuthentication: ${method} }`,
      `stimuli: { resolveServiceProblem: { post: "${supplier.url}/_test/resolve/{id}" } }`,
      testData,
    ]);
    const args = ['--profile', profile, '--mode', 'smoke', '--area', 'service-problems', '--rate', '6'];
    const outcome = await run(args, { MY_SECRET: clientSecret });
    expect([outcome.code, outcome.report.verdict], outcome.stdout + outcome.stderr).toEqual([0, 'partial']);
    expect(outcome.report.counts.pass).toBeGreaterThan(10);
    // One for the look before the run, one for the run, and at least one more.
    expect(authorization.issued()).toBeGreaterThan(2);
    expect(everythingOf(outcome)).not.toContain('canary');
  });

  test('is not examined without a token: exit code 2, and one sentence that says why', async () => {
    await using authorization = await startAuthorizationServer({ clientSecret, tokenLifetimeSeconds: 60 });
    const profile = profileFile([
      `supplier: { baseUrl: "${supplier.url}" }`,
      `auth: { type: oauth2, tokenUrl: "${authorization.tokenUrl}", clientId: client_secret_basic, clientSecret: wrong-secret, scope: supplier-api }`,
    ]);
    const { code, stderr } = await run(['--profile', profile, ...some]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: The token endpoint .*401.*it does not know this client/m);
    expect(stderr).not.toContain('wrong-secret');
  });
});

describe.concurrent('a supplier that knows its clients by their certificates', () => {
  const passphrase = 'canary-phrase-5';

  async function wanting() {
    const authority = await makeAuthority();
    const server = await authority.issue('server', { hosts: ['127.0.0.1'] });
    const client = await authority.issue('tenant');
    const files = filesOf({ authority: authority.cert, client: client.cert, key: encrypted(client.key, passphrase) });
    const gateway = await startGateway({
      target: supplier.url,
      tls: { ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true },
      admit: ({ socket }) => (socket as TLSSocket).getPeerCertificate().subject.CN === 'tenant',
    });
    return { gateway, files, folder: dirname(files.key) };
  }

  test.each([
    [
      'auth of type mtls',
      'auth: { type: mtls, certFile: client.pem, keyFile: key.pem, passphrase: "${MY_PASSPHRASE}", caFile: authority.pem }',
    ],
    [
      'tls beside a token',
      'auth: { type: bearer, token: any-token }\ntls: { certFile: client.pem, keyFile: key.pem, passphrase: "${MY_PASSPHRASE}", caFile: authority.pem }',
    ],
  ])('is certified with %s, its files found beside the profile', async (_, lines) => {
    const { gateway, folder } = await wanting();
    await using __ = gateway;
    const profile = profileFile([`supplier: { baseUrl: "${gateway.url}" }`, lines, testData], folder);
    const outcome = await run(['--profile', profile, '--only', 'create-problem.plain'], { MY_PASSPHRASE: passphrase });
    expect([outcome.code, outcome.report.verdict], outcome.stdout + outcome.stderr).toEqual([0, 'partial']);
    expect(outcome.stderr).not.toContain('warning');
    expect(everythingOf(outcome)).not.toContain('canary');
  });

  test('is not examined without one: exit code 2, and a sentence that says what to give', async () => {
    const { gateway, folder } = await wanting();
    await using __ = gateway;
    const profile = profileFile([`supplier: { baseUrl: "${gateway.url}" }`, 'tls: { caFile: authority.pem }'], folder);
    const { code, report, stdout } = await run(['--profile', profile, ...some]);
    expect([code, report.counts.fail], stdout).toEqual([2, 0]);
    const reasons = report.testCases.map(({ reason }) => reason);
    expect(reasons).toContainEqual(
      expect.stringMatching(/^The supplier gives no usable answer to anything: .*tls\.certFile/),
    );
  });

  test('is warned about when others can read the key', async () => {
    const { gateway, files, folder } = await wanting();
    await using __ = gateway;
    chmodSync(files.key, 0o644);
    const auth =
      'auth: { type: mtls, certFile: client.pem, keyFile: key.pem, passphrase: "${MY_PASSPHRASE}", caFile: authority.pem }';
    const profile = profileFile([`supplier: { baseUrl: "${gateway.url}" }`, auth], folder);
    const { stderr } = await run(['--profile', profile, '--only', 'create-problem.plain'], {
      MY_PASSPHRASE: passphrase,
    });
    expect(stderr).toMatch(/^warning: The private key .*key\.pem can be read by others/m);
  });
});
