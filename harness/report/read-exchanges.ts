import { createReadStream, statSync } from 'node:fs';
import { jsonIn } from '../json/bounded-json.js';
import type { Exchange } from './exchange.js';

/**
 * The exchanges of a run, in their order. They are read again each time that they are gone through, and one at a time. A line
 * that is not an exchange, such as one that a crash cut off, is passed over; where there is no ordinary file there are none.
 */
export function exchangesIn(file: string): AsyncIterable<Exchange> {
  return { [Symbol.asyncIterator]: () => readFrom(file) };
}

async function* readFrom(file: string): AsyncGenerator<Exchange> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return;
  for await (const line of linesOf(file)) {
    const exchange = exchangeOf(line);
    if (exchange) yield exchange;
  }
}

/** The lines of a file; readline would end one at U+2028 too, which JSON texts may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

function exchangeOf(line: string): Exchange | undefined {
  const value = jsonIn(line) as unknown as Partial<Exchange> | null | undefined;
  return value?.number !== undefined && value.request !== undefined ? (value as Exchange) : undefined;
}
