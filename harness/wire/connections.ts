import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';
import type { TlsMaterial } from './tls-files.js';

/** The longest head of an answer that is read, in bytes; a longer one is a failure of its own. */
export const largestHeadBytes = 64 * 1024;

export interface ConnectionOptions {
  /** How many connections are kept to one host. */
  readonly connections: number;
  /** Milliseconds until a connection, with its TLS handshake, has to stand. */
  readonly connectTimeoutMs: number;
  /** Own certificate authorities and client certificate. */
  readonly tls?: TlsMaterial;
  /** Where HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in capitals or not, are read from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Keep-alive connections to suppliers: through the proxy that the environment names, never to this machine itself;
 * HTTP/1.1, or HTTP/2 where a TLS server offers nothing else. Time-outs of the answer are left to who sends.
 */
export function openConnections(options: ConnectionOptions): Dispatcher {
  const { connections, connectTimeoutMs, tls } = options;
  const connect = { timeout: connectTimeoutMs, ...tls, autoSelectFamily: true };
  const common = {
    connections,
    connect,
    allowH2: true,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: largestHeadBytes,
  };
  const proxy = proxyOf(options.environment);
  if (!proxy) return new Agent(common);
  return new EnvHttpProxyAgent({ ...common, ...proxy, requestTls: connect, proxyTls: connect });
}

type Proxies = { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string };

/** The proxies that an environment names; none if it names none. What is empty stays empty, and is not looked up again. */
function proxyOf(environment: ConnectionOptions['environment']): Proxies | undefined {
  const named = (name: string) => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const httpProxy = named('http_proxy');
  const httpsProxy = named('https_proxy') || httpProxy;
  if (httpProxy === '' && httpsProxy === '') return undefined;
  const noProxy = [named('no_proxy'), 'localhost,127.0.0.1,[::1]'].filter((part) => part !== '').join(',');
  return { httpProxy, httpsProxy, noProxy: named('no_proxy').trim() === '*' ? '*' : noProxy };
}
