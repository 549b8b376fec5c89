import { errors, fetch } from 'undici';
import { messageOf } from '../report/errors.js';
import { openConnections } from './connections.js';
import type { TlsMaterial } from './tls-files.js';
import { transportFailure } from './transport-failure.js';

export interface DescriptionClientOptions {
  /** Milliseconds until a connection has to stand and, after that, an answer has to begin. */
  readonly timeoutMs: number;
  readonly tls?: TlsMaterial;
  /** Where proxies are named; the environment of the process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A file that is still coming is waited for so long at least. */
const maxMs = 30_000;
const maxConnectMs = 10_000;

/**
 * Reads files of a description from the web, over the connections that a run has: its proxies, its authorities and its
 * time-outs. Redirects are followed.
 * @returns a function from the address of a file, which may hold credentials, to the bytes of it; it throws an Error
 *   with a reason in plain words
 */
export function descriptionClient(options: DescriptionClientOptions): (address: URL) => AsyncGenerator<Uint8Array> {
  const { timeoutMs, tls, environment = process.env } = options;
  const connectTimeoutMs = Math.min(timeoutMs, maxConnectMs);
  const totalMs = Math.max(timeoutMs, maxMs);
  return async function* (address) {
    const connections = openConnections({ connections: 1, connectTimeoutMs, environment, ...(tls && { tls }) });
    const late = new AbortController();
    const began = setTimeout(() => late.abort(), timeoutMs + connectTimeoutMs);
    try {
      const signal = AbortSignal.any([late.signal, AbortSignal.timeout(totalMs)]);
      const response = await fetch(withoutCredentials(address), {
        headers: { accept: 'application/yaml, application/json, */*', ...basicCredentials(address) },
        dispatcher: connections,
        signal,
      });
      clearTimeout(began);
      if (!response.ok) throw new Error(`it was answered ${response.status}`);
      if (response.body) yield* response.body as AsyncIterable<Uint8Array>;
    } catch (thrown) {
      throw new Error(reasonOf(thrown, { connectTimeoutMs, timeoutMs, totalMs }), { cause: thrown });
    } finally {
      clearTimeout(began);
      await connections.destroy();
    }
  };
}

function withoutCredentials(address: URL): URL {
  const bare = new URL(address);
  bare.username = '';
  bare.password = '';
  return bare;
}

function basicCredentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {};
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { authorization: `Basic ${credentials}` };
}

interface Limits {
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  readonly totalMs: number;
}

function reasonOf(thrown: unknown, { connectTimeoutMs, timeoutMs, totalMs }: Limits): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown.name === 'TimeoutError') return `it had not come within ${totalMs} ms`;
  if (thrown.name === 'AbortError') return `no answer began within ${timeoutMs} ms`;
  // What fetch throws of the connection is the cause of an error that says nothing.
  const { cause } = thrown;
  if (!(cause instanceof Error)) return thrown.message;
  const { message } = transportFailure(cause, { phase: 'connect' }, connectTimeoutMs);
  return cause instanceof errors.UndiciError || 'code' in cause ? message.replace(/\.$/, '') : messageOf(cause);
}
