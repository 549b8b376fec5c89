import type { Exchange } from '../../harness/report/exchange.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import type { Received } from '../../simulator/index.js';

/** The ids of the test purposes that a request belongs to; undefined where that is unknown, so that it may be any. */
export type Owners = readonly string[] | undefined;

/** The parts of a request that tell it from all others. */
type Distinction = Pick<Received, 'method' | 'path' | 'query' | 'text'> & {
  readonly header: (name: string) => string | undefined;
};

/**
 * Whom the requests of a run belong to: the test purposes that sent them, and those that have them as evidence, since
 * they share a request, or were lent what it made.
 */
export function ownersIn(
  results: readonly TestCaseResult[],
  exchanges: readonly Exchange[],
  senders: ReadonlyMap<number, string>,
): (received: Received) => Owners {
  const owners = new Map([...senders].map(([number, id]) => [number, [id]]));
  for (const { id, exchanges: numbers } of results)
    for (const number of numbers) owners.set(number, [...(owners.get(number) ?? []), id]);
  const last = Math.max(...owners.keys());
  const byRequest = new Map<string, Owners>();
  for (const { number, request } of exchanges) {
    const { pathname, search } = new URL(request.url);
    const key = keyOf({
      method: request.method,
      path: pathname,
      query: search.slice(1),
      header: (name) => request.headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1],
      text: request.body ?? '',
    });
    // What follows all that belongs to someone is the clean-up.
    const own = owners.get(number) ?? (number > last ? [] : undefined);
    const known = byRequest.has(key) ? byRequest.get(key) : [];
    byRequest.set(key, own && known && [...known, ...own]);
  }
  return (received) => byRequest.get(keyOf(received));
}

function keyOf({ method, path, query, header, text }: Distinction): string {
  const ids = ['X-Request-ID', 'X-Conversation-ID'].map((name) => header(name) ?? '');
  // A token in the query is written down as another text.
  return JSON.stringify([method, path, query.replace(/access_token=[^&]*/, ''), ...ids, text]);
}
