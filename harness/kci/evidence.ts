import { sendUpdate } from '../../contract/requirements/index.js';
import type { Exchange } from '../report/exchange.js';
import type { KciPost } from './inbox/post.js';
import type { Recorder } from '../report/recorder.js';

/** So many posts are recorded in a run; a supplier that floods the inbox must not fill the disk. */
const mostRecorded = 20_000;

/** Puts what was sent to the KCI inbox among the exchanges of a run: there the supplier asks, and the suite answers. */
export class KciEvidence {
  #recorded = 0;

  /** @param publicUrl where the supplier sends its KCIs, without `/kcis` */
  constructor(
    private readonly recorder: Recorder,
    private readonly publicUrl: string,
  ) {}

  /** Records a post; gives the number of the exchange, or undefined for what was not HTTP, or one too many. */
  record(post: KciPost): number | undefined {
    if (post.outcome === 'not-http' || this.#recorded >= mostRecorded) return undefined;
    this.#recorded += 1;
    return this.recorder.record(this.#exchangeOf(post)).number;
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
