import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { parseJson } from '../json/bounded-json.js';
import { isJsonObject, type Json } from '../json/json.js';
import type { Headers } from '../report/exchange.js';
import { messageOf, SuiteError } from '../report/errors.js';
import type { KciPost } from '../kci/inbox/post.js';

/** One KCI of a file, and its line, from 1. */
export interface FiledKci {
  readonly line: number;
  readonly post: KciPost;
}

/** A line of `receive --out` has no more characters. */
const maxLine = 4 * 1024 * 1024;

/**
 * The KCIs of a file that `receive --out` wrote, kcis.ndjson, one by one in the order of arrival.
 * @throws SuiteError TRAFFIC_UNREADABLE at the first line that is not one
 */
export async function* filedKcis(file: string): AsyncGenerator<FiledKci> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line++;
    if (text.trim() === '') continue;
    const post = postIn(text);
    if (!post) throw unusable(file, `has no KCI in line ${line}`);
    yield { line, post };
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > maxLine) throw unusable(file, 'has a line that is too long for a KCI');
      yield* lines;
    }
  } catch (thrown) {
    if (thrown instanceof SuiteError) throw thrown;
    throw unusable(file, `cannot be read (${messageOf(thrown)})`, thrown);
  }
  yield rest;
}

function postIn(text: string): KciPost | undefined {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { outcome, startedAt, arrivedAt, headers, number, status, body } = value;
  const isOne =
    typeof outcome === 'string' &&
    [startedAt, arrivedAt].every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time))) &&
    typeof number === 'number' &&
    typeof status === 'number' &&
    Array.isArray(headers);
  if (!isOne) return undefined;
  const pairs = (headers as readonly Json[]).filter(isPair) as unknown as Headers;
  const { body: _, ...rest } = value;
  // What receive has found is found again here, with what the capture knows.
  return { ...(rest as unknown as KciPost), headers: pairs, ...(isJsonObject(body) && { body }) };
}

function isPair(item: Json): boolean {
  return Array.isArray(item) && item.length === 2 && item.every((part: unknown) => typeof part === 'string');
}

function unusable(file: string, problem: string, cause?: unknown): SuiteError {
  const todo = 'Give the kcis.ndjson that receive --out has written, whole.';
  return new SuiteError('TRAFFIC_UNREADABLE', `${file} ${problem}. ${todo}`, { cause });
}
