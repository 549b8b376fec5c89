import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import type { KnownEntity } from './inbox/entity.js';
import {
  acknowledges,
  answersAmendment,
  answersCancellation,
  showsLaterState,
  type TellingKci,
} from './oracles/outcome.js';

/** What a 202 has promised. */
export interface PromisedKci {
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  readonly entity: KnownEntity;
  /** When the request was answered, in milliseconds since 1970. */
  readonly answeredAt: number;
  /** The number of the exchange with the 202. */
  readonly exchange: number;
}

interface Kept {
  readonly requirement: RequirementId;
  readonly keptBy: (kci: TellingKci, sent: JsonObject) => boolean;
}

const acknowledged = (kci: TellingKci) => acknowledges(kci) || showsLaterState(kci);

const promisedBy: ReadonlyMap<OperationKey, Kept> = new Map<OperationKey, Kept>([
  [createProblem, { requirement: 'SP-CREATE-KCI', keptBy: acknowledged }],
  [amendProblem, { requirement: 'SP-AMEND-KCI', keptBy: answersAmendment }],
  [cancelProblem, { requirement: 'SP-CANCEL-KCI', keptBy: answersCancellation }],
  [createOrder, { requirement: 'OR-CREATE-KCI', keptBy: acknowledged }],
  [createEthernetOrder, { requirement: 'OR-CREATE-KCI', keptBy: acknowledged }],
  [amendOrder, { requirement: 'OR-AMEND-KCI', keptBy: answersAmendment }],
  [cancelOrder, { requirement: 'OR-CANCEL-KCI', keptBy: answersCancellation }],
]);

/** What ends a problem or order when it is confirmed at once, so that nothing is left to report. */
const ends: ReadonlySet<OperationKey> = new Set([cancelProblem, cancelOrder, decideResolution]);

/** A request that may be answered 202, and what is known of it. */
interface Asked {
  readonly operation: OperationKey;
  readonly entity: KnownEntity;
  readonly sent: JsonObject;
  answered?: Pick<PromisedKci, 'answeredAt' | 'exchange'>;
  kept: boolean;
}

/** Follows every 202 of a run to the KCI that it promises. */
export class Promises {
  readonly #asked = new Map<SupplierRequest, Asked>();
  readonly #ofEntity = new Map<string, Asked[]>();

  /** A request is about to leave: the KCI can overtake its answer. */
  asking(request: SupplierRequest, entity: KnownEntity): void {
    const { operation, body } = request;
    if (!promisedBy.has(operation) || !isJsonObject(body)) return;
    const asked: Asked = { operation, entity, sent: body, kept: false };
    this.#asked.set(request, asked);
    const key = keyOf(entity);
    this.#ofEntity.set(key, [...(this.#ofEntity.get(key) ?? []), asked]);
  }

  /** A request was answered: only a 202 promises anything. */
  answered(request: SupplierRequest, entity: KnownEntity | undefined, reply: Reply): void {
    const asked = this.#asked.get(request);
    this.#asked.delete(request);
    if (asked && reply.status === 202) asked.answered = { answeredAt: Date.now(), exchange: reply.exchange.number };
    else if (asked) this.#drop(asked);
    if (!entity || !ends.has(request.operation) || !reply.accepted || reply.status === 202) return;
    for (const other of this.#ofEntity.get(keyOf(entity)) ?? []) other.kept = true;
  }

  /** What promises nothing need not be remembered. */
  #drop(asked: Asked): void {
    const key = keyOf(asked.entity);
    const others = (this.#ofEntity.get(key) ?? []).filter((each) => each !== asked);
    if (others.length > 0) this.#ofEntity.set(key, others);
    else this.#ofEntity.delete(key);
  }

  /** A KCI about an entity came. */
  kciCame(entity: KnownEntity, kci: TellingKci): void {
    for (const asked of this.#ofEntity.get(keyOf(entity)) ?? [])
      asked.kept ||= promisedBy.get(asked.operation)?.keptBy(kci, asked.sent) === true;
  }

  /** Nothing that was promised about an entity counts any longer. */
  release(entity: KnownEntity): void {
    this.#ofEntity.delete(keyOf(entity));
  }

  /** How many 202s there were that promised something, by what a broken promise violates. */
  countOf(requirement: RequirementId): number {
    return this.#made().filter((promise) => promise.requirement === requirement).length;
  }

  /** The promises that no KCI has kept so far. */
  get open(): readonly PromisedKci[] {
    return this.#made().filter(({ kept }) => !kept);
  }

  /** The numbers of the exchanges with a 202. */
  get evidence(): readonly number[] {
    return this.#made().map(({ exchange }) => exchange);
  }

  #made(): readonly (PromisedKci & { readonly kept: boolean })[] {
    return [...this.#ofEntity.values()].flat().flatMap(({ operation, entity, answered, kept }) => {
      const requirement = promisedBy.get(operation)?.requirement;
      return answered && requirement ? [{ requirement, operation, entity, kept, ...answered }] : [];
    });
  }
}

function keyOf({ kind, id }: KnownEntity): string {
  return `${kind} ${id}`;
}
