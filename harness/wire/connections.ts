import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { proxiesOf } from './proxies.js';
import type { TlsMaterial } from './tls-files.js';

/** The longest head of an answer that is read, in bytes; a longer one is a failure of its own. */
export const maxHeadBytes = 64 * 1024;

export interface ConnectionOptions {
  /** How many connections are kept to one host. */
  readonly connections: number;
  /** Milliseconds until a connection, with its TLS handshake, has to stand. */
  readonly connectTimeoutMs: number;
  /** Own certificate authorities and client certificate. */
  readonly tls?: TlsMaterial;
  /** Receives the certificate of the server, once its chain is known to be trusted. */
  readonly onCertificate?: (certificate: PeerCertificate) => void;
  /** Where HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in capitals or not, are read from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Keep-alive connections to suppliers: through the proxy that the environment names, never to this machine itself;
 * HTTP/1.1, or HTTP/2 where a TLS server offers nothing else. Time-outs of the answer are left to who sends.
 */
export function openConnections(options: ConnectionOptions): Dispatcher {
  const { connections, connectTimeoutMs, tls, onCertificate } = options;
  const toProxy = { timeout: connectTimeoutMs, ...tls, autoSelectFamily: true };
  const connect = { ...toProxy, ...(onCertificate && { checkServerIdentity: reporting(onCertificate) }) };
  const common = {
    connections,
    connect,
    allowH2: true,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: maxHeadBytes,
  };
  const proxy = proxiesOf(options.environment);
  if (!proxy) return new Agent(common);
  return new EnvHttpProxyAgent({ ...common, ...proxy, requestTls: connect, proxyTls: toProxy });
}

function reporting(onCertificate: (certificate: PeerCertificate) => void): typeof checkServerIdentity {
  return (host, certificate) => {
    onCertificate(certificate);
    return checkServerIdentity(host, certificate);
  };
}
