import { createReadStream, statSync } from 'node:fs';
import { parseJson } from '../json/bounded-json.js';
import type { Exchange } from './exchange.js';

/** How many characters of bodies are kept in memory; beyond that each body is cut. */
const maxCharacters = 200_000_000;
const cutBodyCharacters = 1_000;

/**
 * The exchanges of a run, in their order. A line that is not an exchange, such as one that a crash cut off, is passed over;
 * where there is no ordinary file there are none.
 */
export async function readExchanges(file: string): Promise<readonly Exchange[]> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
  const exchanges: Exchange[] = [];
  let characters = 0;
  for await (const line of linesOf(file)) {
    const exchange = exchangeOf(line);
    if (!exchange) continue;
    characters += line.length;
    exchanges.push(characters > maxCharacters ? withShortBodies(exchange) : exchange);
  }
  return exchanges;
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
  try {
    const value = parseJson(line) as unknown as Partial<Exchange> | null;
    return value?.number !== undefined && value.request !== undefined ? (value as Exchange) : undefined;
  } catch {
    return undefined;
  }
}

function withShortBodies({ request, response, ...rest }: Exchange): Exchange {
  return {
    ...rest,
    request: { ...request, ...(request.body !== undefined && { body: request.body.slice(0, cutBodyCharacters) }) },
    ...(response && { response: { ...response, text: response.text?.slice(0, cutBodyCharacters) } }),
  };
}
