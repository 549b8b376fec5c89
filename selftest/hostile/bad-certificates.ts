import { deepEqual } from 'node:assert/strict';
import { hostileListener } from '../harness/hostile-listener.js';
import { serve } from '../serve.js';
import type { Behaviour, HostileSupplier } from './behaviour.js';
import { filesOf, makeAuthority, makeSelfSigned, type Identity, type IssueOptions } from './certificates.js';

/** A TLS server whose authority the profile names, but whose certificate is not good. */
function untrusted(name: string, options: IssueOptions, sentence: RegExp): Behaviour {
  return {
    name,
    verdict: 'error',
    code: 2,
    sentence,
    async open() {
      const authority = await makeAuthority();
      const { ca } = filesOf({ ca: authority.cert });
      return serving(await authority.issue('server', options), { tls: { caFile: ca } });
    },
  };
}

/** Suppliers with whom no trust can be had: no request, and no token, ever reaches them. */
export const badCertificates: readonly Behaviour[] = [
  untrusted('has a certificate for another name', { hosts: ['elsewhere.example'] }, /is for another name/),
  untrusted('has a certificate that has expired', { hosts: ['127.0.0.1'], endsInMs: -60_000 }, /has expired/),
  untrusted('has a certificate that is not valid yet', { hosts: ['127.0.0.1'], beginsInMs: 600_000 }, /not valid yet/),
  {
    name: 'has a certificate that vouches for itself',
    open: async () => serving(await makeSelfSigned('server', ['127.0.0.1'])),
    verdict: 'error',
    code: 2,
    sentence: /not signed by an authority that this machine trusts .*tls\.caFile/,
  },
  {
    name: 'speaks plain HTTP where TLS is expected',
    async open() {
      const plain = await hostileListener((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      return { url: plain.url.replace('http:', 'https:'), [Symbol.asyncDispose]: () => plain[Symbol.asyncDispose]() };
    },
    verdict: 'error',
    code: 2,
    sentence: /does not speak TLS .*http:\/\//,
  },
];

async function serving(identity: Identity, profile: HostileSupplier['profile'] = {}): Promise<HostileSupplier> {
  let requests = 0;
  const served = await serve((_, response) => {
    requests++;
    response.end('{}');
  }, identity);
  served.server.on('tlsClientError', () => undefined);
  return { ...served, profile, verify: () => deepEqual(requests, 0) };
}
