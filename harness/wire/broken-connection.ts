import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, TransportFailure } from '../report/exchange.js';

/** Milliseconds before each repeat: a supplier that cannot be reached may be starting again. */
const pausesMs = {
  connect: [250, 1000, 3000],
  later: [0, 20, 100],
} as const;

/** What may pass by itself; anything else is how the supplier answers. */
const passing: ReadonlySet<TransportFailure['kind']> = new Set(['unreachable', 'reset', 'truncated', 'tls']);

export interface Repeated {
  /** The first exchange that has an answer, or the last one. */
  readonly exchange: Exchange;
  /** Whether no earlier try got as far as a connection, so that the supplier knows the request only once. */
  readonly neverArrived: boolean;
}

/** Sends a request again whose connection broke, until it is answered or it is clear that it will not be. */
export async function repeatBroken(first: Exchange, ask: () => Promise<Exchange>): Promise<Repeated> {
  let exchange = first;
  let neverArrived = true;
  for (let repeat = 0; exchange.failure && passing.has(exchange.failure.kind); repeat++) {
    neverArrived &&= exchange.failure.phase === 'connect';
    const pause = pausesMs[exchange.failure.phase === 'connect' ? 'connect' : 'later'][repeat];
    if (pause === undefined) break;
    await sleep(pause);
    exchange = await ask();
  }
  return { exchange, neverArrived };
}
