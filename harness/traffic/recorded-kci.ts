import { parseKci } from '../kci/inbox/body.js';
import type { KciPost, PostOutcome } from '../kci/inbox/post.js';
import { KciStore } from '../kci/inbox/store.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { RecordedEntry } from './har-entry.js';

/** The path of the Supplier Updates API, wherever the Fibre Cafe hosts it. */
const updatesPath = /\/kcis\/?$/;

/** Whether a recorded exchange is a KCI that a supplier sent. */
export function isKci({ method, url }: RecordedEntry): boolean {
  return method === 'POST' && URL.canParse(url) && updatesPath.test(new URL(url).pathname);
}

/** Reads recorded KCIs as posts, as an inbox does. */
export class RecordedKcis {
  /** What was sent before: the same KCI again is not a second one. */
  readonly #known = new KciStore({ bodyBytes: 1024 * 1024, kcis: 20_000 });
  #count = 0;

  /** The post that an exchange was; undefined where its body was not recorded. */
  read({ startedAt, durationMs, request, answer }: RecordedEntry): KciPost | undefined {
    if (!request.hasBody && request.text === undefined) return undefined;
    const bytes = Buffer.from(request.text ?? '');
    const parsed = parseKci(bytes);
    const body = isJsonObject(parsed) ? parsed : undefined;
    return {
      number: ++this.#count,
      startedAt: new Date(startedAt).toISOString(),
      arrivedAt: new Date(startedAt + durationMs).toISOString(),
      outcome: this.#outcome(body, answer?.status ?? 0),
      status: answer?.status ?? 0,
      answer: '',
      reason: typeof parsed === 'string' ? parsed : '',
      target: '',
      // Credentials say nothing here: captures lack them, or have those of several suppliers.
      headers: request.headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
      bytes: bytes.length,
      ...(body && { body }),
      late: false,
    };
  }

  #outcome(body: JsonObject | undefined, status: number): PostOutcome {
    if (!body) return 'malformed';
    if (status >= 500) return 'put-off';
    if (status === 401) return 'unauthenticated';
    if (status >= 400) return 'invalid';
    if (this.#known.knows(body)) return 'duplicate';
    this.#known.add(body, '');
    return 'taken';
  }
}
