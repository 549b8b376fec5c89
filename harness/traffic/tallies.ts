import { requirements, type Level, type OperationKey } from '../../contract/requirements/index.js';
import type { Finding } from '../report/finding.js';
import type { Reply } from '../wire/reply.js';
import type { TrafficOperation, TrafficPlace } from './judgement.js';
import type { RecordedRequest } from './recorded-request.js';

/** So many 501s of one operation are remembered. */
const maxNotImplemented = 20;

interface Tally {
  exchanges: number;
  accepted: number;
  refused: number;
  invalidRequests: number;
  unknownRequests: number;
  unrecordedBodies: number;
  level: Level | undefined;
  readonly notImplemented: (readonly [Finding, TrafficPlace])[];
}

/** Counts what was seen of each operation. */
export class Tallies {
  readonly #tallies = new Map<OperationKey, Tally>();

  constructor(operations: Iterable<OperationKey>) {
    for (const operation of operations) this.#of(operation);
  }

  /** An answer was judged. */
  judged({ accepted, refused, operation }: Reply, { validity }: RecordedRequest, hasBody: boolean): void {
    const tally = this.#of(operation.key);
    tally.exchanges++;
    if (accepted) tally.accepted++;
    if (refused) tally.refused++;
    if (validity === 'broken') tally.invalidRequests++;
    if (validity === 'unknown') tally.unknownRequests++;
    if (!hasBody) tally.unrecordedBodies++;
  }

  /** KCIs were judged. */
  kcis(operation: OperationKey, count: number): void {
    this.#of(operation).exchanges += count;
  }

  violated({ operation, requirement }: Pick<Finding, 'operation' | 'requirement'>): void {
    const tally = this.#of(operation);
    if (tally.level !== 'MUST') tally.level = requirements[requirement].level;
  }

  /** A 501, which counts only where the operation has accepted a request. */
  notImplemented(found: Finding, place: TrafficPlace): void {
    const { notImplemented } = this.#of(found.operation);
    if (notImplemented.length < maxNotImplemented) notImplemented.push([found, place]);
  }

  /** The 501s of each operation that was answered so, and whether it has accepted a request. */
  get contradictions(): readonly (readonly [
    OperationKey,
    { readonly accepted: number; readonly found: Tally['notImplemented'] },
  ])[] {
    return [...this.#tallies].map(([operation, { accepted, notImplemented }]) => [
      operation,
      { accepted, found: notImplemented },
    ]);
  }

  get operations(): readonly TrafficOperation[] {
    return [...this.#tallies].map(([operation, { notImplemented: _, level, ...counts }]) => ({
      operation,
      verdict:
        counts.exchanges === 0 ? 'no-traffic' : level === undefined ? 'no-violation-observed' : 'violation-observed',
      ...(level !== undefined && { level }),
      ...counts,
    }));
  }

  #of(operation: OperationKey): Tally {
    const tally = this.#tallies.get(operation) ?? {
      exchanges: 0,
      accepted: 0,
      refused: 0,
      invalidRequests: 0,
      unknownRequests: 0,
      unrecordedBodies: 0,
      level: undefined,
      notImplemented: [],
    };
    this.#tallies.set(operation, tally);
    return tally;
  }
}
