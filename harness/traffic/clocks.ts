import type { OperationKey } from '../../contract/requirements/index.js';
import { entityNamedIn } from '../kci/conversations.js';
import { entityIn } from '../kci/inbox/entity.js';
import type { KciPost } from '../kci/inbox/post.js';
import { isJsonObject, type Json } from '../json/json.js';
import { headerValues } from '../report/exchange.js';
import type { RecordedEntry } from './har-entry.js';

/** So many exchanges tell enough about a clock. */
const maxSamples = 20_000;

/** Clocks that are nearer than that count as the same, in milliseconds. */
const toleranceMs = 1_000;

/** Compares the clocks that the times of a capture come from: its own, the supplier's, and that of the file of KCIs. */
export class Clocks {
  readonly #supplierAhead: number[] = [];
  /** When each problem, order or test was asked for, and when its first KCI came. */
  readonly #asked = new Map<string, number>();
  readonly #firstKci = new Map<string, number>();

  exchange({ startedAt, durationMs, answer }: RecordedEntry, operation: OperationKey, sent: Json | undefined): void {
    const dated = Date.parse(headerValues(answer?.headers ?? [], 'date')[0] ?? '');
    if (!Number.isNaN(dated - startedAt) && this.#supplierAhead.length < maxSamples)
      this.#supplierAhead.push(dated - startedAt - durationMs);
    if (!isJsonObject(sent) || typeof sent['id'] !== 'number' || Number.isNaN(startedAt)) return;
    const entity = entityNamedIn(operation, sent);
    if (entity?.id !== sent['id'] || this.#asked.size >= maxSamples) return;
    const key = `${entity.kind} ${entity.id}`;
    this.#asked.set(key, Math.min(startedAt, this.#asked.get(key) ?? startedAt));
  }

  kci({ body, arrivedAt }: KciPost): void {
    const entity = body && entityIn(body);
    if (typeof entity?.id !== 'number' || this.#firstKci.size >= maxSamples) return;
    const key = `${entity.kind} ${entity.id}`;
    this.#firstKci.set(key, Math.min(Date.parse(arrivedAt), this.#firstKci.get(key) ?? Infinity));
  }

  /** How far the supplier's clock is ahead of the capture's, in milliseconds; 0 where it is not, or that is not known. */
  get supplierAheadMs(): number {
    const ahead = median(this.#supplierAhead);
    // A Date has whole seconds: what is true may be a second more.
    return ahead > toleranceMs ? ahead + 1_000 : 0;
  }

  /**
   * How far the clock of the KCIs is behind, in milliseconds: no KCI comes before the request that it is about. 0 where
   * most do not.
   */
  get kcisBehindMs(): number {
    const gaps = [...this.#asked].flatMap(([key, asked]) => {
      const first = this.#firstKci.get(key);
      return first === undefined ? [] : [asked - first];
    });
    const early = gaps.filter((gap) => gap > toleranceMs);
    return early.length > 0 && early.length * 2 >= gaps.length ? median(early) : 0;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
