import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  decideResolution,
  reserveAppointment,
  startServiceTest,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import { kciReasons } from '../../contract/kci-reasons.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { KnownEntity } from '../kci/inbox/entity.js';
import { momentOf } from '../json/date-time.js';
import { judgeRejection } from '../oracles/judgement.js';
import { changedUnnamed } from '../oracles/only-named.js';
import { finding } from '../oracles/oracle.js';
import { handedOutTwice, sameUuid } from '../oracles/said-twice.js';
import { headerValues } from '../report/exchange.js';
import type { Finding } from '../report/finding.js';
import type { Reply } from '../wire/reply.js';
import type { TrafficPlace } from './judgement.js';
import { LateOutcomes, type LateOutcome, type PlacedKci } from './late-outcomes.js';

/** How much is remembered: of more, the oldest is forgotten. */
const maxRemembered = 100_000;
const maxBodies = 20_000;

/** How far the clocks of the machines of one capture may be apart. */
const clockToleranceMs = 5_000;

/** Which answer has a reference that is its own, and which of two things it tells apart. */
interface Referring {
  readonly requirement: RequirementId;
  /** The field of the answer that has the reference. */
  readonly field: string;
  /** The field of the request that names what the reference is for. */
  readonly of: string;
}

const problemChange = { field: 'supplierReference', of: 'serviceProblemId' };
const orderChange = { field: 'supplierReference', of: 'orderId' };

const referring: ReadonlyMap<OperationKey, Referring> = new Map<OperationKey, Referring>([
  [createProblem, { requirement: 'SP-REFERENCE-UNIQUE', field: 'supplierReference', of: 'id' }],
  [createOrder, { requirement: 'OR-REFERENCE-UNIQUE', field: 'supplierOrderReference', of: 'id' }],
  [startServiceTest, { requirement: 'ST-REFERENCE-UNIQUE', field: 'supplierReference', of: 'id' }],
  [reserveAppointment, { requirement: 'AP-RESERVATION-UNIQUE', field: 'supplierReference', of: 'id' }],
  [amendProblem, { requirement: 'SP-AMEND-REFERENCE', ...problemChange }],
  [cancelProblem, { requirement: 'SP-CANCEL-REFERENCE', ...problemChange }],
  [amendOrder, { requirement: 'OR-AMEND-REFERENCE', ...orderChange }],
  [cancelOrder, { requirement: 'OR-CANCEL-REFERENCE', ...orderChange }],
]);

type End = 'CANCELLED' | 'COMPLETED';

/** What a confirmation violates once the end was shown, and what another refusal than 422 does. */
const afterEnd: ReadonlyMap<OperationKey, Readonly<Record<End | 'otherwise', RequirementId>>> = new Map<
  OperationKey,
  Readonly<Record<End | 'otherwise', RequirementId>>
>([
  [amendProblem, { CANCELLED: 'SP-AMEND-ENDED', COMPLETED: 'SP-AMEND-ENDED', otherwise: 'SP-REJECTION-CODE' }],
  [cancelProblem, { CANCELLED: 'SP-CANCEL-TWICE', COMPLETED: 'SP-CANCEL-ENDED', otherwise: 'SP-REJECTION-CODE' }],
  [
    decideResolution,
    { CANCELLED: 'SP-RESOLVE-CANCELLED', COMPLETED: 'SP-RESOLVE-ENDED', otherwise: 'SP-REJECTION-CODE' },
  ],
  [amendOrder, { CANCELLED: 'OR-AMEND-ENDED', COMPLETED: 'OR-AMEND-ENDED', otherwise: 'OR-REJECTION-CODE' }],
  [cancelOrder, { CANCELLED: 'OR-CANCEL-TWICE', COMPLETED: 'OR-CANCEL-ENDED', otherwise: 'OR-REJECTION-CODE' }],
]);

/** What a second confirmation violates while the first is under way. */
const atOnce: ReadonlyMap<OperationKey, RequirementId> = new Map([
  [cancelProblem, 'SP-CANCEL-ONCE'],
  [cancelOrder, 'OR-CANCEL-ONCE'],
] as const);

const onlyNamed: ReadonlyMap<OperationKey, RequirementId> = new Map([
  [amendProblem, 'SP-AMEND-ONLY-NAMED'],
  [amendOrder, 'OR-AMEND-ONLY-NAMED'],
] as const);

/** The requirements that only several exchanges together show about an operation. */
export function acrossExchanges(operation: OperationKey): readonly RequirementId[] {
  const reference = referring.get(operation)?.requirement;
  const named = onlyNamed.get(operation);
  const once = atOnce.get(operation);
  return [
    'API-ERROR-UUID',
    ...(reference ? [reference] : []),
    ...Object.values(afterEnd.get(operation) ?? {}),
    ...(once ? [once] : []),
    ...(named ? [named] : []),
  ];
}

/** The end of a problem or order, as an answer or a KCI has shown it. */
interface ShownEnd {
  readonly end: End;
  /** When it was known, by the clock of the capture, in milliseconds since 1970. */
  readonly knownAt: number;
  /** The file that shows it; where a KCI does, also when it says that it was, by the supplier's clock. */
  readonly file: string;
  readonly issuedAt?: number;
  /** The id of the cancellation that ended it: the same one sent again is not a second one. */
  readonly by?: unknown;
}

/** A problem or order that was made in the capture: what was sent, and which fields may have changed since. */
interface Made {
  readonly body: JsonObject;
  readonly changed: Set<string>;
}

/** Where an exchange stands, and when it began and ended, in milliseconds since 1970. */
interface Span {
  readonly place: TrafficPlace;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What names a request that was refused: its X-Request-ID, or its place where it has none. */
interface ErrorRequest {
  readonly id: string | undefined;
  readonly file: string;
  readonly exchange: number;
}

/** What a judgement across exchanges finds, and what it was checked against. */
export interface JudgedHistory {
  readonly findings: readonly Finding[];
  readonly examined: readonly RequirementId[];
  /** What KCIs show about this request, or other requests about this KCI. */
  readonly late: readonly LateOutcome[];
}

/** What one judgement finds. */
type Judged = Omit<JudgedHistory, 'late'>;

/** Judges what only several exchanges of a capture show together. Gets answers and KCIs in the order of time. */
export class Histories {
  /** What each reference is for, by requirement. */
  readonly #references = new Map<RequirementId, Map<string, string>>();
  /** The request that each error answered, by its uuid. */
  readonly #uuids = new Map<string, ErrorRequest>();
  readonly #ends = new Map<string, ShownEnd>();
  readonly #made = new Map<string, Made>();
  /** The id of the latest cancellation that was answered 202. */
  readonly #cancelling = new Map<string, unknown>();
  readonly #late: LateOutcomes;

  /** @param clockAheadMs how far the supplier's clock is ahead of that of the capture */
  constructor(clockAheadMs: number) {
    this.#late = new LateOutcomes(clockAheadMs);
  }

  /** @param entity what the request was about, where that is known */
  answered(reply: Reply, entity: KnownEntity | undefined, isValid: boolean, span: Span): JudgedHistory {
    const ofValid = isValid
      ? [
          this.#judgeAfterEnd(reply, entity, span),
          this.#judgeAtOnce(reply, entity, span),
          this.#judgeOnlyNamed(reply, entity),
        ]
      : [];
    const judged = [this.#judgeReference(reply), this.#judgeUuid(reply, span), ...ofValid].filter(
      (each) => each !== undefined,
    );
    const late = isValid && entity ? this.#lateOf(reply, entity, span) : [];
    this.#learn(reply, entity, span);
    return {
      findings: judged.flatMap(({ findings }) => findings),
      examined: judged.flatMap(({ examined }) => examined),
      late,
    };
  }

  /** Learns what a KCI of the supplier's shows, and judges what it shows of requests before it. */
  received(kci: PlacedKci): readonly LateOutcome[] {
    const { entity, body, arrivedAt, place } = kci;
    if (typeof entity.id !== 'number') return [];
    const key = keyOf({ kind: entity.kind, id: entity.id });
    const { reasonCode } = body;
    const made = this.#made.get(key);
    // The supplier itself may change what it reports so.
    if (made && typeof reasonCode === 'string' && kciReasons[reasonCode]?.changesData === true)
      for (const name of Object.keys(made.body)) made.changed.add(name);
    const { status } = entity;
    const issuedAt = momentOf(body['issuedOn']);
    if ((status === 'CANCELLED' || status === 'COMPLETED') && issuedAt !== undefined)
      this.#ended(key, { end: status, knownAt: arrivedAt, issuedAt, file: place.file, by: this.#cancelling.get(key) });
    return this.#late.received(key, kci);
  }

  #judgeReference(reply: Reply): Judged | undefined {
    const { operation, sent, body, status } = reply;
    const rule = referring.get(operation.key);
    if (!rule || !reply.accepted || status === 202 || !isJsonObject(body) || !isJsonObject(sent)) return undefined;
    const { [rule.field]: reference } = body;
    const { [rule.of]: id } = sent;
    // One that the request brought is not the supplier's.
    if (typeof reference !== 'string' || typeof id !== 'number' || sent[rule.field] === reference) return undefined;
    const { requirement } = rule;
    const known = this.#references.get(requirement) ?? new Map<string, string>();
    this.#references.set(requirement, known);
    const owner = known.get(reference);
    if (owner === undefined) remember(known, reference, String(id), maxRemembered);
    const isTaken = owner !== undefined && owner !== String(id);
    return {
      findings: isTaken ? [finding(reply, requirement, handedOutTwice(reference, `/${rule.field}`))] : [],
      examined: [requirement],
    };
  }

  #judgeUuid(reply: Reply, { place: { file } }: Span): Judged | undefined {
    const { body, exchange, refused, operation } = reply;
    const uuid = refused && !operation.generic && isJsonObject(body) ? body['uuid'] : undefined;
    if (typeof uuid !== 'string' || uuid === '') return undefined;
    const [id] = headerValues(exchange.request.headers, 'x-request-id');
    const request: ErrorRequest = { id, file, exchange: exchange.number };
    const owner = this.#uuids.get(uuid);
    if (owner === undefined) remember(this.#uuids, uuid, request, maxRemembered);
    const isTaken = owner !== undefined && areDifferent(owner, request);
    return {
      findings: isTaken ? [finding(reply, 'API-ERROR-UUID', sameUuid(uuid))] : [],
      examined: ['API-ERROR-UUID'],
    };
  }

  #judgeAfterEnd(reply: Reply, entity: KnownEntity | undefined, span: Span): Judged | undefined {
    const impossible = this.#impossible(reply, entity, span);
    // The outcome of a 202 comes by KCI; these refusals are about who asks, not about what is asked.
    if (!impossible || ![200, 201, 400, 422].includes(reply.status)) return undefined;
    const { by, otherwise } = impossible;
    const findings = judgeRejection(reply, { by, described: [422], otherwise });
    // The answer itself is judged beside.
    return {
      findings: findings.filter(({ requirement }) => requirement === by || requirement === otherwise),
      examined: [by, otherwise],
    };
  }

  /** Two cancellations that were under way together; one that is sent again is the same. */
  #judgeAtOnce(reply: Reply, entity: KnownEntity | undefined, { place, startedAt }: Span): Judged | undefined {
    const { operation, status, sent } = reply;
    const requirement = atOnce.get(operation.key);
    const first = entity && this.#ends.get(keyOf(entity));
    if (!requirement || !first || !isJsonObject(sent) || ![201, 400, 422].includes(status)) return undefined;
    // One file has one clock.
    const wereTogether = first.issuedAt === undefined && first.file === place.file && first.knownAt > startedAt;
    if (first.end !== 'CANCELLED' || !wereTogether || first.by === sent['id']) return undefined;
    const facts = {
      reason: 'Two cancellations that were under way at the same time are both confirmed.',
      expected: 'one 201 and one refusal',
      actual: `201; ${reply.summary}`,
    };
    return { findings: status === 201 ? [finding(reply, requirement, facts)] : [], examined: [requirement] };
  }

  #judgeOnlyNamed(reply: Reply, entity: KnownEntity | undefined): Judged | undefined {
    const requirement = onlyNamed.get(reply.operation.key);
    const made = entity && this.#made.get(keyOf(entity));
    if (!requirement || !made || reply.status !== 201 || !isJsonObject(reply.sent)) return undefined;
    const named = new Set([...made.changed, ...Object.keys(reply.sent)]);
    const changed = changedUnnamed(reply, made.body, named);
    return { findings: changed.map((each) => finding(reply, requirement, each)), examined: [requirement] };
  }

  /** What a confirmation violates, where the end of what the request is about was shown before it was sent. */
  #impossible(
    reply: Reply,
    entity: KnownEntity | undefined,
    span: Span,
  ): { readonly by: RequirementId; readonly otherwise: RequirementId } | undefined {
    const { operation, sent } = reply;
    const rules = afterEnd.get(operation.key);
    const shown = rules && this.#shownEnd(reply, entity);
    if (!rules || !shown || !isJsonObject(sent) || !isBefore(shown, reply, span)) return undefined;
    if (shown.by !== undefined && shown.by === sent['id']) return undefined;
    if (operation.key === decideResolution && shown.end === 'COMPLETED' && sent['status'] !== 'REJECTED')
      return undefined;
    return { by: rules[shown.end], otherwise: rules.otherwise };
  }

  /** What the KCIs so far show of a request; those to come are compared with it. */
  #lateOf(reply: Reply, entity: KnownEntity, span: Span): readonly LateOutcome[] {
    const { operation, status } = reply;
    const { startedAt, place } = span;
    const key = keyOf(entity);
    if (operation.key === decideResolution) return status === 200 ? this.#late.decided(key, reply, startedAt) : [];
    if (status !== 202 || !afterEnd.has(operation.key)) return [];
    const impossible = this.#impossible(reply, entity, span);
    if (impossible) return this.#late.impossible(key, reply, impossible.by, startedAt, place);
    this.#late.canBeDone(key, operation.key, startedAt);
    return [];
  }

  #shownEnd({ operation, request }: Reply, entity: KnownEntity | undefined): ShownEnd | undefined {
    const ofEntity = entity && this.#ends.get(keyOf(entity));
    return ofEntity ?? (operation.key === decideResolution ? this.#ends.get(resolutionKey(request)) : undefined);
  }

  #learn(reply: Reply, entity: KnownEntity | undefined, { endedAt, place: { file } }: Span): void {
    const { operation, status, sent, body } = reply;
    if (!isJsonObject(sent) || !reply.accepted) return;
    const { key } = operation;
    if (entity && (key === createProblem || key === createOrder))
      remember(this.#made, keyOf(entity), { body: sent, changed: new Set() }, maxBodies);
    const made = entity && this.#made.get(keyOf(entity));
    if (made && (key === amendProblem || key === amendOrder))
      for (const name of Object.keys(sent)) made.changed.add(name);
    if (entity && status === 201 && (key === cancelProblem || key === cancelOrder))
      this.#ended(keyOf(entity), { end: 'CANCELLED', knownAt: endedAt, file, by: sent['id'] });
    if (entity && status === 202 && (key === cancelProblem || key === cancelOrder))
      remember(this.#cancelling, keyOf(entity), sent['id'], maxRemembered);
    const isCompletion = key === decideResolution && sent['status'] === 'ACCEPTED' && isJsonObject(body);
    if (!isCompletion || body['closedDate'] === undefined || body['closedDate'] === null) return;
    for (const name of [resolutionKey(reply.request), ...(entity ? [keyOf(entity)] : [])])
      this.#ended(name, { end: 'COMPLETED', knownAt: endedAt, file });
  }

  #ended(key: string, end: ShownEnd): void {
    if (!this.#ends.has(key)) remember(this.#ends, key, end, maxRemembered);
  }
}

/** Whether two requests are two for certain: without ids they can be one that two files have. */
function areDifferent(one: ErrorRequest, other: ErrorRequest): boolean {
  if (one.id !== undefined || other.id !== undefined) return one.id !== other.id;
  return one.file === other.file && one.exchange !== other.exchange;
}

/** Whether an end was shown before a request was sent, for certain: by the clock of the capture, and by the supplier's. */
function isBefore({ knownAt, issuedAt, file }: ShownEnd, { response }: Reply, span: Span): boolean {
  const { startedAt, endedAt } = span;
  if (issuedAt === undefined) return knownAt <= startedAt;
  // One file has one clock, of whole milliseconds: within one, either can have been first.
  if (file === span.place.file) return knownAt + 1 <= startedAt;
  const answered = Date.parse(headerValues(response?.headers ?? [], 'date')[0] ?? '');
  if (Number.isNaN(answered)) return knownAt + clockToleranceMs <= startedAt;
  const receivedAt = answered - (endedAt - startedAt) - clockToleranceMs;
  return knownAt <= startedAt && issuedAt <= receivedAt;
}

function resolutionKey(request: Reply['request']): string {
  return `resolution ${Object.values(request?.pathParameters ?? {})[0] ?? ''}`;
}

function keyOf({ kind, id }: KnownEntity): string {
  return `${kind} ${id}`;
}

/** Adds an entry, and forgets the oldest when there are too many. */
function remember<Value>(known: Map<string, Value>, key: string, value: Value, most: number): void {
  known.set(key, value);
  if (known.size > most) known.delete(known.keys().next().value ?? '');
}
