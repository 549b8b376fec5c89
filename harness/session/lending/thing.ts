import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  requestQuote,
  type OperationKey,
} from '../../../contract/requirements/index.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import type { Reply } from '../../wire/reply.js';

/** What can be lent: what requests of several operations start from, and what costs a request to make and to remove. */
export type ThingKind = 'service-problem' | 'service-order' | 'quote';

/** Something of ours that the supplier has accepted, and what became of it since. */
export interface Thing {
  readonly kind: ThingKind;
  /** The Fibre Cafe's id. */
  readonly id: number;
  /** The body of the request that made it, and of its answer. */
  readonly body: JsonObject;
  readonly answer: Json | undefined;
  /** The exchanges that made it what it is: its creation, and each change that was accepted. */
  readonly exchanges: number[];
  /** The supplier's reference, where it is known. */
  reference: string | undefined;
  /** Whether the supplier has said that it took it: after a 202 a KCI does. */
  isAcknowledged: boolean;
  /** `gone` is what has ended, and what may have. */
  state: 'open' | 'resolved' | 'gone';
  /** The resolution that waits for a decision, while it is resolved. */
  resolution: string | undefined;
  /** How many requests to end it were sent, and not refused. */
  requestsToEnd: number;
  /** Whether a change of it was accepted. */
  isChanged: boolean;
  /** When the supplier last accepted a request about it, in milliseconds. */
  shownAt: number;
  /** A change that was answered 202: whether it is known what became of it. */
  settled: Promise<boolean> | undefined;
}

/** What operations make, and the field of the answer with the supplier's reference. */
const makes: ReadonlyMap<OperationKey, { readonly kind: ThingKind; readonly reference: string }> = new Map<
  OperationKey,
  { readonly kind: ThingKind; readonly reference: string }
>([
  [createProblem, { kind: 'service-problem', reference: 'supplierReference' }],
  [createOrder, { kind: 'service-order', reference: 'supplierOrderReference' }],
  [requestQuote, { kind: 'quote', reference: 'supplierReference' }],
]);

/** How a request changes a thing that it names. */
export interface Change {
  /** The field with its id, and the one with its reference. */
  readonly id: string;
  readonly reference: string;
  readonly to: 'changed' | 'gone';
}

const problem = { id: 'serviceProblemId', reference: 'supplierServiceProblemReference' };
const order = { id: 'orderId', reference: 'supplierOrderReference' };

/** What operations change, by the fields that name it. */
export const changes: ReadonlyMap<OperationKey, Change> = new Map<OperationKey, Change>([
  [amendProblem, { ...problem, to: 'changed' }],
  [cancelProblem, { ...problem, to: 'gone' }],
  [amendOrder, { ...order, to: 'changed' }],
  [cancelOrder, { ...order, to: 'gone' }],
]);

/** The thing that an accepted request has made; undefined where it makes none that can be lent. */
export function madeBy({ operation, sent, body, status, exchange }: Reply): Thing | undefined {
  const made = makes.get(operation.key);
  if (!made || !isJsonObject(sent) || typeof sent['id'] !== 'number') return undefined;
  // Where a supplier takes an id that none can have, requests that quote it would not be valid either.
  if (!Number.isSafeInteger(sent['id']) || sent['id'] < 1) return undefined;
  const reference = isJsonObject(body) ? body[made.reference] : undefined;
  return {
    kind: made.kind,
    id: sent['id'],
    body: sent,
    answer: body,
    exchanges: [exchange.number],
    reference: typeof reference === 'string' ? reference : undefined,
    isAcknowledged: status !== 202,
    state: 'open',
    resolution: undefined,
    requestsToEnd: 0,
    isChanged: false,
    shownAt: performance.now(),
    settled: undefined,
  };
}

/** Whether a text or a number stands anywhere in what the supplier answered when it made a thing. */
export function answersWith({ answer }: Thing, wanted: Json | undefined): boolean {
  const isIn = (value: Json | undefined): boolean => {
    if (Array.isArray(value)) return (value as Json[]).some(isIn);
    if (isJsonObject(value)) return Object.values(value).some(isIn);
    return (typeof value === 'string' || typeof value === 'number') && `${value}` === wanted;
  };
  return typeof wanted === 'string' && isIn(answer);
}
