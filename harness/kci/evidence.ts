import { sendUpdate } from '../../contract/requirements/index.js';
import type { Exchange } from '../report/exchange.js';
import type { KciPost } from './inbox/post.js';
import type { Recorder } from '../report/recorder.js';

/** So much is recorded in a run: a supplier that floods the inbox must not fill the disk. */
const maxRecorded = { posts: 20_000, bytes: 64 * 1024 * 1024 };

/** And so much of what came without a token: strangers must not keep the supplier's own out of the evidence. */
const maxUnauthenticated = { posts: 1000, bytes: 4 * 1024 * 1024 };

/** Puts what was sent to the KCI inbox among the exchanges of a run: there the supplier asks, and the suite answers. */
export class KciEvidence {
  readonly #recorded = { posts: 0, bytes: 0 };
  readonly #unauthenticated = { posts: 0, bytes: 0 };

  /** @param publicUrl where the supplier sends its KCIs, without `/kcis` */
  constructor(
    private readonly recorder: Recorder,
    private readonly publicUrl: string,
  ) {}

  /** Records a post; gives the number of the exchange, or undefined for what was not HTTP, or one too many. */
  record(post: KciPost): number | undefined {
    if (post.outcome === 'not-http') return undefined;
    const fits =
      post.outcome === 'unauthenticated'
        ? counted(this.#unauthenticated, maxUnauthenticated, post)
        : counted(this.#recorded, maxRecorded, post);
    return fits ? this.recorder.record(this.#exchangeOf(post)).number : undefined;
  }

  #exchangeOf({ outcome, target, startedAt, arrivedAt, headers, body, status, answer, reason }: KciPost) {
    const [method = 'POST', path = '/kcis'] = target.split(' ');
    const exchange: Omit<Exchange, 'number'> = {
      ...(outcome !== 'elsewhere' && { operation: sendUpdate }),
      startedAt,
      durationMs: Date.parse(arrivedAt) - Date.parse(startedAt),
      request: {
        method,
        url: `${this.publicUrl.replace(/\/$/, '')}${path}`,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      },
      ...(status === 0
        ? { failure: { kind: 'truncated', message: reason } }
        : { response: { status, headers: [], text: answer, bytes: Buffer.byteLength(answer) } }),
    };
    return exchange;
  }
}

/** Counts a post, if it fits. */
function counted(so: { posts: number; bytes: number }, most: typeof maxRecorded, { body, bytes }: KciPost): boolean {
  const size = body ? bytes : 0;
  if (so.posts >= most.posts || so.bytes + size > most.bytes) return false;
  so.posts += 1;
  so.bytes += size;
  return true;
}
