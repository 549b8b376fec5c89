import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { transmit } from '../messages/transmission.js';
import type { Update } from '../state/update.js';
import { openDesk, type Desk, type DeskOptions, type Received } from './desk.js';
import { UpdateSender, type DelayRange } from './update-sender.js';

/** How the reference supplier is run; everything has a default. */
export interface SupplierOptions extends DeskOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** KCIs go to `/kcis` below this address; without it there are none. */
  readonly kciUrl?: string;
  /** The bearer token of its KCIs. */
  readonly kciToken?: string;
  /** How long each KCI is held back: just as long, or anything between the two. */
  readonly kciDelayMs?: number | DelayRange;
  /** What delays between two bounds are drawn by. */
  readonly kciSeed?: number;
  /** A pause before each answer. */
  readonly latencyMs?: number;
}

/** A running reference supplier. */
export interface ReferenceSupplier {
  readonly url: string;
  /** Ends it at once, whatever is under way. */
  close(): Promise<void>;
}

const maxBodyBytes = 1024 * 1024;

/** Starts the reference supplier of the Supplier API: what its desk does, over HTTP. */
export async function startSupplier(
  options: SupplierOptions = {},
  desk: Desk = openDesk(options),
): Promise<ReferenceSupplier> {
  const sender = new UpdateSender({
    url: options.kciUrl,
    token: options.kciToken ?? 'demo-kci-token',
    delayMs: options.kciDelayMs ?? 0,
    seed: options.kciSeed ?? 1,
    desk,
  });

  const listener = createServer((incoming, response) => {
    respond(incoming, response).catch(() => response.destroy());
  });

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
    const method = incoming.method ?? 'GET';
    const body = await bodyOf(incoming);
    if (options.latencyMs !== undefined && options.latencyMs > 0) await pause(options.latencyMs);
    const header = (name: string): string => headerOf(incoming, name);
    const headerNames = incoming.rawHeaders.filter((_, index) => index % 2 === 0);

    const { answer, updates, updatesFirst, hand } = desk.deal({ method, path, query, header, headerNames, ...body });
    if (updatesFirst) await Promise.all(updates.map((update) => sender.send(update)));
    else sendAfter(response, updates);
    transmit(response, answer, hand);
  }

  function sendAfter(response: ServerResponse, updates: readonly Update[]): void {
    if (updates.length === 0) return;
    response.once('close', () => {
      for (const update of updates) void sender.send(update);
    });
  }

  listener.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(listener, 'listening');
  const { address, port, family } = listener.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      listener.closeAllConnections();
      await Promise.all([closed, sender.close()]);
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Pick<Received, 'text' | 'tooLarge'>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
  });
  // A request that breaks off has no client left to answer.
  incoming.on('error', () => undefined);
  await new Promise<void>((resolve) => incoming.once('end', resolve).once('close', resolve));
  return bytes > maxBodyBytes
    ? { text: '', tooLarge: true }
    : { text: Buffer.concat(chunks).toString('utf8'), tooLarge: false };
}

function headerOf(incoming: IncomingMessage, name: string): string {
  const value = incoming.headers[name.toLowerCase()];
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
