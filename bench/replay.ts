import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { Pool } from 'undici';
import type { Exchange } from '../harness/report/exchange.js';

/** The exchanges of a run, as its evidence has them. */
export function recordedExchanges(file: string): readonly Exchange[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Exchange);
}

/** Those of the recorded exchanges that are requests to a supplier: KCIs and stimuli are recorded beside them. */
export function pacedRequestsOf(file: string, url: string): readonly Exchange[] {
  const isPaced = ({ operation, request }: Exchange) => operation !== undefined && request.url.startsWith(url);
  return recordedExchanges(file).filter(isPaced);
}

/** Sends the same requests again with nothing but the HTTP client, and gives the milliseconds that it takes. */
export async function replay(url: string, exchanges: readonly Exchange[], concurrency: number): Promise<number> {
  const pool = new Pool(url, { connections: concurrency });
  const atOnce = pLimit(concurrency);
  const start = performance.now();
  await Promise.all(
    exchanges.map(({ request }) =>
      atOnce(async () => {
        const headers = request.headers.map(([name, value]) => [
          name,
          name === 'Authorization' ? 'Bearer demo-token' : value,
        ]);
        const { pathname, search } = new URL(request.url);
        const reply = await pool.request({
          path: pathname + search,
          method: request.method as 'POST',
          headers: headers.flat(),
          body: request.body ?? null,
        });
        await reply.body.arrayBuffer();
      }),
    ),
  );
  const elapsed = performance.now() - start;
  await pool.close();
  return elapsed;
}
