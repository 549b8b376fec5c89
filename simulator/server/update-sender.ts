import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

import { Agent, request } from 'undici';

import type { Entity } from '../state/entity.js';
import type { JsonObject } from '../json/json.js';
import { numbersFrom } from '../json/numbers-from.js';
import type { SentKci, Update } from '../state/update.js';
import type { Desk } from './desk.js';

/** The shortest and the longest delay, in milliseconds. */
export type DelayRange = readonly [shortest: number, longest: number];

/** Where KCIs go, and how. */
export interface UpdateSenderOptions {
  /** Without it, KCIs are issued but go nowhere. */
  readonly url: string | undefined;
  readonly token: string;
  /** How long each KCI is held back: just as long, or anything between the two. */
  readonly delayMs: number | DelayRange;
  /** With the same seed, the same delays are drawn one after the other. */
  readonly seed: number;
  /** Says what each KCI becomes: none, one or several. */
  readonly desk: Pick<Desk, 'issue' | 'write'>;
}

const retryPausesMs = [50, 200] as const;

/** Sends the KCIs of one running supplier: in order for each thing that they are about, without ever holding up an answer. */
export class UpdateSender {
  readonly #options: UpdateSenderOptions;
  readonly #agent = new Agent({ connections: 16 });
  readonly #stop = new AbortController();
  readonly #queues = new WeakMap<Entity, Promise<void>>();

  readonly #random: () => number;

  constructor(options: UpdateSenderOptions) {
    this.#options = options;
    this.#random = numbersFrom(options.seed);
    // Every KCI under way listens to the end of the supplier; that is not a leak.
    setMaxListeners(0, this.#stop.signal);
  }

  /**
   * Queues a KCI behind the earlier ones about the same thing, and holds it back as long as it is to be from now on;
   * settles when it was delivered or given up.
   */
  send(update: Update): Promise<void> {
    const earlier = this.#queues.get(update.entity) ?? Promise.resolve();
    const queue = Promise.all([earlier, this.#delay()])
      .then(() => this.#issue(update))
      .catch(() => undefined);
    this.#queues.set(update.entity, queue);
    return queue;
  }

  /** Gives up whatever is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#agent.destroy();
  }

  async #issue(update: Update): Promise<void> {
    const { desk } = this.#options;
    for (const varied of desk.issue(update)) {
      if (varied.afterMs !== undefined) await wait(varied.afterMs, undefined, { signal: this.#stop.signal });
      const body = desk.write(varied);
      for (let copy = 0; copy < (varied.copies ?? 1); copy += 1) await this.#deliver(varied, body);
    }
  }

  async #delay(): Promise<void> {
    const { delayMs } = this.#options;
    const [shortest, longest] = typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs;
    const drawnMs = Math.round(shortest + this.#random() * (longest - shortest));
    if (drawnMs > 0) await wait(drawnMs, undefined, { signal: this.#stop.signal });
  }

  async #deliver({ entity, sent = usual, insists = true }: Update, body: JsonObject): Promise<void> {
    const { url, token } = this.#options;
    if (url === undefined) return;
    const usualHeaders = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': crypto.randomUUID(),
      'x-conversation-id': entity.conversationId,
    };
    const { headers, body: shown, text = JSON.stringify(shown) } = sent({ headers: usualHeaders, body });
    for (const pauseMs of [0, ...(insists ? retryPausesMs : [])]) {
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal: this.#stop.signal });
      if (await this.#post(`${url.replace(/\/$/, '')}/kcis`, headers, text)) return;
    }
  }

  async #post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<boolean> {
    try {
      const options = { method: 'POST', headers, body, dispatcher: this.#agent, signal: this.#stop.signal } as const;
      const reply = await request(url, options);
      await reply.body.dump();
      return reply.statusCode < 500;
    } catch {
      return false;
    }
  }
}

function usual(kci: SentKci): SentKci {
  return kci;
}
