import type { IncomingMessage } from 'node:http';
import { parseJson } from '../../json/bounded-json.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';

/** The largest KCI that is read, in bytes. */
export const maxKciBytes = 1024 * 1024;

/** How much of a larger one is taken off the wire, so that its sender still reads the answer. */
const maxDrainedBytes = 16 * 1024 * 1024;

/** How much is held of all bodies that are arriving at the same time, in bytes. */
const maxHeldBytes = 16 * 1024 * 1024;

/** The body of a request as it came; `whole` is false when it broke off. */
export interface ReceivedBody {
  readonly bytes: number;
  readonly whole: boolean;
  /** Empty when it is larger than what is read. */
  readonly content: Buffer;
  /** Whether it was given up, since too much was arriving at the same time. */
  readonly crowdedOut?: true;
}

/** A body that is arriving. */
interface Arriving {
  readonly chunks: Buffer[];
  held: number;
  readonly giveUp: () => void;
}

/**
 * Reads bodies in bounded memory, however many arrive at the same time: when together they are too much, the largest of
 * them is given up, so that many slow senders cannot keep a small KCI out.
 */
export class BodyReader {
  readonly #arriving = new Set<Arriving>();
  #held = 0;

  constructor(private readonly maxHeld = maxHeldBytes) {}

  /** Reads one body. Never rejects: what breaks off is not whole. */
  read(request: IncomingMessage, maxBytes = maxKciBytes): Promise<ReceivedBody> {
    return new Promise((resolve) => {
      let bytes = 0;
      const end = (how: Pick<ReceivedBody, 'whole' | 'crowdedOut'>) => {
        request.off('data', take);
        const content = how.crowdedOut || bytes > maxBytes ? Buffer.alloc(0) : Buffer.concat(arriving.chunks);
        this.#drop(arriving);
        this.#arriving.delete(arriving);
        resolve({ bytes, content, ...how });
      };
      const arriving: Arriving = { chunks: [], held: 0, giveUp: () => end({ whole: false, crowdedOut: true }) };
      const take = (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= maxBytes) this.#hold(arriving, chunk);
        else this.#drop(arriving);
        if (bytes > maxDrainedBytes) end({ whole: true });
      };
      this.#arriving.add(arriving);
      request.on('data', take);
      request.once('end', () => end({ whole: true }));
      request.once('error', () => end({ whole: false }));
      request.once('close', () => end({ whole: false }));
    });
  }

  #hold(arriving: Arriving, chunk: Buffer): void {
    arriving.chunks.push(chunk);
    arriving.held += chunk.length;
    this.#held += chunk.length;
    if (this.#held <= this.maxHeld) return;
    const largest = [...this.#arriving].reduce((one, other) => (other.held > one.held ? other : one));
    largest.giveUp();
  }

  #drop(arriving: Arriving): void {
    this.#held -= arriving.held;
    arriving.held = 0;
    arriving.chunks.length = 0;
  }
}

/** Whether a body is coded for its way, such as by gzip; it is never decoded. */
export function isCoded({ headers }: IncomingMessage): boolean {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return coding !== '' && coding !== 'identity';
}

/**
 * The JSON object that a body is, or one sentence on why it is not one. What nests very deep is replaced by a text: a
 * supplier may store and show what it was sent, but no documented field is as deep as that.
 */
export function parseKci(content: Buffer): JsonObject | string {
  if (content.length === 0) return 'The body is empty.';
  const text = utf8(content);
  if (text === undefined) return 'The body is not UTF-8.';
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    return 'The body is not JSON.';
  }
  return isJsonObject(value) ? value : 'The body is not a JSON object.';
}

function utf8(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
