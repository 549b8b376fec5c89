import type { IncomingMessage } from 'node:http';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';

/** The largest KCI that is read, in bytes. */
export const largestKciBytes = 1024 * 1024;

/** How much of a larger one is taken off the wire, so that its sender still reads the answer. */
const mostDrainedBytes = 16 * 1024 * 1024;

/** No documented KCI is nested this deep; reading deeper ones could exhaust the stack. */
const deepest = 64;

/** The body of a request as it came; `whole` is false when it broke off. */
export interface ReceivedBody {
  readonly bytes: number;
  readonly whole: boolean;
  /** Empty when it is larger than what is read. */
  readonly content: Buffer;
}

/** Reads a body in bounded memory. Never rejects: what breaks off is not whole. */
export function receiveBody(request: IncomingMessage, largestBytes = largestKciBytes): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (whole: boolean) => {
      request.off('data', take);
      resolve({ bytes, whole, content: bytes > largestBytes ? Buffer.alloc(0) : Buffer.concat(chunks) });
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= largestBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > mostDrainedBytes) end(true);
    };
    request.on('data', take);
    request.once('end', () => end(true));
    request.once('error', () => end(false));
    request.once('close', () => end(false));
  });
}

/** The JSON object that a body is, or one sentence on why it is not one. */
export function parseKci(content: Buffer): JsonObject | string {
  if (content.length === 0) return 'The body is empty.';
  const text = utf8(content);
  if (text === undefined) return 'The body is not UTF-8.';
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return 'The body is not JSON.';
  }
  if (!isJsonObject(value)) return 'The body is not a JSON object.';
  return isDeep(value) ? `The body is nested deeper than ${deepest} levels.` : value;
}

function utf8(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Level by level instead of by recursion, which a hostile body could exhaust. */
function isDeep(value: Json): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < deepest; depth += 1) {
    const next: unknown[] = [];
    for (const item of level)
      if (typeof item === 'object' && item !== null) for (const inner of Object.values(item)) next.push(inner);
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
