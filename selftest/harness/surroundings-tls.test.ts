import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { completeProfile } from '../../config/complete.js';
import type { TlsFiles } from '../../config/supplier-profile.js';
import { checkSurroundings } from '../../bin/doctor/connection-checks.js';
import { filesOf, makeAuthority } from '../hostile/certificates.js';

test('the way to a supplier is checked with the authority that the profile names', async () => {
  const authority = await makeAuthority();
  const { ca } = filesOf({ ca: authority.cert });
  const identity = await authority.issue('server', { hosts: ['127.0.0.1'], endsInMs: 60 * 86_400_000 });
  const server = createServer({ ...identity }, (_, response) => response.writeHead(404).end());
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outcomeWith = async (tls: TlsFiles) => {
    const { profile } = completeProfile({ tls }, { baseUrl, requestTimeoutMs: 3000 });
    for await (const { name, outcome, todo } of checkSurroundings(profile, []))
      if (name === 'TLS') return { outcome, todo };
    return undefined;
  };
  expect(await outcomeWith({ caFile: ca })).toMatchObject({ outcome: 'ok' });
  expect(await outcomeWith({})).toMatchObject({
    outcome: 'wrong',
    todo: expect.stringContaining('tls.caFile') as string,
  });
  expect(await outcomeWith({ caFile: '/nowhere.pem' })).toMatchObject({ outcome: 'wrong' });
  server.closeAllConnections();
  server.close();
});
