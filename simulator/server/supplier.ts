import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import type { ApiRequest, Behaviour, Correlation } from '../variations/behaviour.js';
import { Credentials } from '../messages/credentials.js';
import { answerElsewhere } from './elsewhere.js';
import { correlationOf, deal, type Supplier } from './exchange.js';
import { decoded } from '../messages/path.js';
import type { Fault, FaultName } from '../variations/fault.js';
import { faults } from '../faults/index.js';
import { operations } from '../operations/index.js';
import type { Operation } from '../operations/operation.js';
import type { Mode } from '../variations/mode.js';
import { blankState } from '../state/state.js';
import type { Style, StyleName } from '../variations/style.js';
import { styles } from '../styles/index.js';
import { plainHand, transmit } from '../messages/transmission.js';
import { chosen } from './unknown-name.js';
import type { Update } from '../state/update.js';
import { UpdateSender, type DelayRange } from './update-sender.js';

/** How the reference supplier is run; everything has a default. */
export interface SupplierOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Whether it answers at once (201) or accepts and sends KCIs (202); by default as its faults need it, else `sync`. */
  readonly mode?: Mode;
  readonly styles?: readonly StyleName[];
  readonly faults?: readonly FaultName[];
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
  readonly tokenLifetimeSeconds?: number;
}

/** A running reference supplier. */
export interface ReferenceSupplier {
  readonly url: string;
  /** Ends it at once, whatever is under way. */
  close(): Promise<void>;
}

const maxBodyBytes = 1024 * 1024;

/** Starts the reference supplier of the Supplier API. */
export async function startSupplier(options: SupplierOptions = {}): Promise<ReferenceSupplier> {
  const chosenStyles = chosen<Style>('style', styles, options.styles ?? []);
  const chosenFaults = chosen<Fault>('fault', faults, options.faults ?? []);
  const mode = options.mode ?? chosenFaults.find((fault) => fault.mode !== undefined)?.mode ?? 'sync';
  const behavioursOf = behavioursByOperation(chosenStyles, chosenFaults);
  const everywhere = chosenStyles.map(({ behaviour }) => behaviour);
  const all = [...everywhere, ...chosenFaults.map(({ behaviour }) => behaviour)];
  const supplier: Supplier = {
    mode,
    credentials: new Credentials(options.tokenLifetimeSeconds ?? 3600),
    ...blankState((kind, count) => firstOf(all, ({ references }) => references?.(kind, count))),
  };
  const sender = new UpdateSender({
    url: options.kciUrl,
    token: options.kciToken ?? 'demo-kci-token',
    delayMs: options.kciDelayMs ?? 0,
    seed: options.kciSeed ?? 1,
    vary: (update) =>
      behavioursOf(update.cause ?? sendUpdate).reduce<readonly Update[]>(
        (updates, { updates: vary }) => (vary === undefined ? updates : updates.flatMap(vary)),
        [update],
      ),
  });
  const previous = new Map<OperationKey, Correlation>();

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

    const operation = operations.find((candidate) => candidate.path.test(path));
    if (operation?.method === method) {
      const pathId = pathIdOf(path, operation);
      const request: ApiRequest = { operation: operation.key, pathId, query, header, headerNames, ...body };
      const behaviours = behavioursOf(operation.key);
      const { answer, updates } = deal(supplier, operation, behaviours, request, previous.get(operation.key) ?? {});
      previous.set(operation.key, correlationOf(request));
      const first = updates.length > 0 && behaviours.some(({ updatesFirst }) => updatesFirst === true);
      if (first) await Promise.all(updates.map((update) => sender.send(update)));
      else sendAfter(response, updates);
      transmit(response, answer, {
        way: firstOf(behaviours, ({ transmits }) => transmits?.(answer)) ?? plainHand.way,
        write: firstOf(behaviours, ({ writes }) => writes) ?? plainHand.write,
        headerName: firstOf(behaviours, ({ headerName }) => headerName) ?? plainHand.headerName,
      });
      return;
    }
    const { answer, updates } = answerElsewhere(supplier, { method, path, header, text: body.text }, operation);
    sendAfter(response, updates);
    transmit(response, answer);
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

/**
 * Which behaviours apply to an operation: all styles, and the faults that have it in their scope. KCIs that no answer
 * promised have the operation of KCIs.
 */
function behavioursByOperation(
  chosenStyles: readonly Style[],
  chosenFaults: readonly Fault[],
): (operation: OperationKey) => readonly Behaviour[] {
  const table = new Map(
    [...operations.map(({ key }) => key), sendUpdate].map((key) => {
      const scoped = chosenFaults.filter(({ operation, scope = [operation] }) => scope.includes(key));
      return [key, [...chosenStyles, ...scoped].map(({ behaviour }) => behaviour)] as const;
    }),
  );
  return (operation) => table.get(operation) ?? [];
}

/** The first value that a list of behaviours gives, the last of the list being asked first: faults outdo styles. */
function firstOf<Value>(
  behaviours: readonly Behaviour[],
  ask: (behaviour: Behaviour) => Value | undefined,
): Value | undefined {
  for (let index = behaviours.length - 1; index >= 0; index -= 1) {
    const behaviour = behaviours[index];
    const value = behaviour === undefined ? undefined : ask(behaviour);
    if (value !== undefined) return value;
  }
  return undefined;
}

async function bodyOf(incoming: IncomingMessage): Promise<Pick<ApiRequest, 'text' | 'tooLarge'>> {
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

function pathIdOf(path: string, operation: Operation): string {
  return decoded(operation.path.exec(path)?.[1] ?? '');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
