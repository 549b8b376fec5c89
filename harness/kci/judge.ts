import type { Headers } from '../report/exchange.js';
import { entityIn, lookUpKey, resolutionReferenceOf, type KciEntity, type KnownEntity } from './inbox/entity.js';
import { changesOf, type Amendment } from './oracles/amendment.js';
import { momentOf } from '../json/date-time.js';
import { judgeKci } from './oracles/judgement.js';
import type { Accepted, EntityHistory, JudgedKci, KciRemark, KciTrace, KnownBefore } from './oracles/oracle.js';
import { settled } from './oracles/outcome.js';
import { reasonOf } from './oracles/reason-code.js';
import { isSame } from '../json/same.js';
import { comesAsDocumented } from './oracles/transport.js';
import type { KciPost } from './inbox/post.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';

/** What is found about one post. */
export interface KciJudgement {
  readonly post: KciPost;
  readonly entity: KciEntity | undefined;
  readonly remarks: readonly KciRemark[];
}

/** How much is remembered: of more, the oldest is forgotten. */
const maxEntities = 50_000;
const maxIds = 100_000;
const maxNumbers = 20_000;
const maxAmendments = 100;

/** More remarks on one KCI tell nothing new. */
const maxRemarks = 30;

interface Remembered {
  kcis: number;
  numbers: Set<number>;
  newest?: KciTrace;
  reference?: string;
  tenant?: string;
  status?: string;
  committedDate?: string;
}

/**
 * Judges KCIs one by one, as they come, by what it remembers of those before and by what it learns was accepted.
 * What it did not learn is foreign in a run, which knows all that it sent, and unknown to a mere listener.
 */
export class KciJudge {
  readonly #accepted = new Map<string, Accepted | 'refused'>();
  readonly #histories = new Map<string, Remembered>();
  readonly #keyOfReference = new Map<string, string>();
  readonly #keyOfResolution = new Map<string, string>();
  readonly #ids = new Set<string>();
  /** How far the supplier's clock is ahead, at least. */
  #clockAheadMs: number;
  /** How many amendments there were. */
  #amendments = 0;

  /**
   * @param options.now the time of what is learnt, in milliseconds since 1970
   * @param options.clockAheadMs how far the supplier's clock is known to be ahead
   */
  constructor(
    private readonly options: {
      readonly knowsAllThatWasSent: boolean;
      readonly now?: () => number;
      readonly clockAheadMs?: number;
    },
  ) {
    this.#clockAheadMs = options.clockAheadMs ?? 0;
  }

  /** Learns what was accepted, or, before its answer, what may be: a KCI can overtake the answer. */
  accepted(entity: KnownEntity, accepted: Accepted): void {
    const key = keyOf(entity);
    this.#accepted.set(key, accepted);
    forgetOldest(this.#accepted, maxEntities);
    if (accepted.reference === undefined) return;
    this.#keyOfReference.set(`${entity.kind} ${accepted.reference}`, key);
    forgetOldest(this.#keyOfReference, maxEntities);
  }

  /** Learns that a request was rejected. */
  refused(entity: KnownEntity): void {
    this.#accepted.set(keyOf(entity), 'refused');
  }

  /** Learns what an answer says about an entity: its status, its reference. */
  answered(entity: KnownEntity, news: Partial<Pick<Accepted, 'status' | 'reference' | 'committedDate'>>): void {
    const known = this.#accepted.get(keyOf(entity));
    if (typeof known === 'object')
      this.accepted(entity, {
        ...known,
        ...news,
        ...(news.status !== undefined && { answeredAt: (this.options.now ?? Date.now)() }),
      });
  }

  /** Learns that a request about an entity was made in a conversation. */
  inConversation(entity: KnownEntity, conversationId: string): void {
    const known = this.#accepted.get(keyOf(entity));
    if (typeof known === 'object')
      this.accepted(entity, { ...known, conversationIds: [...known.conversationIds, conversationId] });
  }

  /**
   * Learns that an amendment is under way: a KCI about it can overtake its answer.
   * @returns what to name it by when it is answered
   */
  amending(entity: KnownEntity, sent: JsonObject): number {
    const serial = ++this.#amendments;
    const known = this.#accepted.get(keyOf(entity));
    if (typeof known !== 'object') return serial;
    const changes = changesOf(sent);
    const before = Object.keys(changes).map((name) => [name, valueNow(known, name)] as const);
    const amendment: Amendment = {
      serial,
      ...(typeof sent['id'] === 'number' && { id: sent['id'] }),
      changes,
      before: Object.fromEntries(before.filter(([, value]) => value !== undefined)) as JsonObject,
      outcome: 'open',
    };
    this.accepted(entity, { ...known, amendments: [...known.amendments, amendment].slice(-maxAmendments) });
    return serial;
  }

  /** Records that an amendment was refused, or confirmed at a time in milliseconds since 1970. */
  amended(entity: KnownEntity, serial: number, outcome: 'refused' | number): void {
    const known = this.#accepted.get(keyOf(entity));
    if (typeof known !== 'object') return;
    const others = known.amendments.filter((amendment) => amendment.serial !== serial);
    const amendment = known.amendments.find((candidate) => candidate.serial === serial);
    const amendments =
      outcome === 'refused' || !amendment
        ? others
        : known.amendments.map((each) =>
            each === amendment ? { ...each, outcome: 'applied' as const, confirmedAt: outcome } : each,
          );
    this.accepted(entity, { ...known, amendments });
  }

  /** Whether the request is known that a post is about. */
  knowsRequestOf({ body }: KciPost): boolean {
    const key = this.#keyOf(body && entityIn(body));
    return key !== undefined && this.#accepted.has(key);
  }

  /** Judges a post, and remembers the KCI that it brought. */
  judge(post: KciPost): KciJudgement {
    const entity = post.body && entityIn(post.body);
    if (post.outcome === 'elsewhere' || post.outcome === 'not-http') return { post, entity, remarks: [] };
    const remarks: KciRemark[] = [...comesAsDocumented(post), ...notesOnOutcome(post)];
    if (post.body && (post.outcome === 'taken' || post.outcome === 'invalid')) {
      const kci: JudgedKci = { ...facts(post), body: post.body, entity };
      const key = this.#keyOf(entity);
      this.#settle(kci, key);
      remarks.push(...judgeKci(kci, this.#knownBefore(kci, key)));
      if (post.outcome === 'taken') this.#remember(kci, key);
    }
    const more = remarks.length - maxRemarks;
    const gravestFirst = remarks.toSorted((one, other) => Number('note' in one) - Number('note' in other));
    return {
      post,
      entity,
      remarks: more > 0 ? [...gravestFirst.slice(0, maxRemarks), { note: `There are ${more} more remarks.` }] : remarks,
    };
  }

  /** Notes what a KCI says about amendments, before it is judged: it has to show their outcome itself. */
  #settle(kci: JudgedKci, key: string | undefined): void {
    const issuedAt = momentOf(kci.body['issuedOn']);
    if (issuedAt !== undefined && issuedAt <= Date.parse(kci.arrivedAt) + maxAheadMs)
      this.#clockAheadMs = Math.max(this.#clockAheadMs, issuedAt - Date.parse(kci.arrivedAt));
    const known = key === undefined ? undefined : this.#accepted.get(key);
    if (key !== undefined && typeof known === 'object' && known.amendments.length > 0)
      this.#accepted.set(key, { ...known, amendments: settled(kci, known.amendments) });
  }

  #knownBefore({ body, entity }: JudgedKci, key: string | undefined): KnownBefore {
    const history: EntityHistory = (key === undefined ? undefined : this.#histories.get(key)) ?? noHistory;
    const owner = this.#keyOfReference.get(`${entity?.kind ?? ''} ${entity?.reference ?? ''}`);
    const unknown = this.options.knowsAllThatWasSent ? ('foreign' as const) : undefined;
    return {
      idTaken: typeof body['id'] === 'string' && this.#ids.has(body['id']),
      referenceTaken: owner !== undefined && owner !== key,
      resolutionTaken: this.#isOfAnother(resolutionReferenceOf({ body }), key),
      clockAheadMs: this.#clockAheadMs,
      history,
      accepted: key === undefined ? undefined : (this.#accepted.get(key) ?? unknown),
    };
  }

  #isOfAnother(resolution: string | undefined, key: string | undefined): boolean {
    const owner = resolution === undefined ? undefined : this.#keyOfResolution.get(resolution);
    return owner !== undefined && owner !== key;
  }

  /** Under what an entity is remembered: its id, also where a KCI shows only the reference that goes with it. */
  #keyOf(entity: KciEntity | undefined): string | undefined {
    if (!entity) return undefined;
    const byReference = this.#keyOfReference.get(`${entity.kind} ${entity.reference ?? ''}`);
    if (entity.id === undefined && byReference !== undefined) return byReference;
    const name = lookUpKey(entity);
    return name === undefined ? undefined : `${entity.kind} ${name}`;
  }

  #remember(kci: JudgedKci, key: string | undefined): void {
    const { id } = kci.body;
    if (typeof id === 'string') this.#ids.add(id);
    forgetOldest(this.#ids, maxIds);
    if (key === undefined || !kci.entity) return;
    const history = this.#histories.get(key) ?? { kcis: 0, numbers: new Set<number>() };
    this.#histories.set(key, history);
    forgetOldest(this.#histories, maxEntities);
    const overtaken = remember(history, kci);
    const resolution = resolutionReferenceOf(kci);
    if (resolution !== undefined && !this.#keyOfResolution.has(resolution)) {
      this.#keyOfResolution.set(resolution, key);
      forgetOldest(this.#keyOfResolution, maxEntities);
    }
    const { reference, kind } = kci.entity;
    if (reference !== undefined && !this.#keyOfReference.has(`${kind} ${reference}`)) {
      this.#keyOfReference.set(`${kind} ${reference}`, key);
      forgetOldest(this.#keyOfReference, maxEntities);
    }
    const known = this.#accepted.get(key);
    if (typeof known === 'object' && !overtaken) this.#accepted.set(key, withNews(known, kci, kci.entity));
  }
}

/** A date further ahead is wrong, and says nothing of the clock. */
const maxAheadMs = 5 * 60 * 1000;

/** What a field of an entity is by all that is known now: the newest amendment of it that is applied, or what was before. */
function valueNow({ body, amendments }: Accepted, name: string): Json | undefined {
  const newest = amendments.findLast(({ outcome, changes }) => outcome === 'applied' && Object.hasOwn(changes, name));
  const item = body['serviceOrderItem'];
  return newest?.changes[name] ?? body[name] ?? (isJsonObject(item) ? item[name] : undefined);
}

const noHistory: EntityHistory = { kcis: 0, numbers: new Set() };

function keyOf({ kind, id }: KnownEntity): string {
  return `${kind} ${String(lookUpKey({ id, reference: undefined }))}`;
}

function facts({ headers, startedAt, arrivedAt }: KciPost): { headers: Headers; startedAt: string; arrivedAt: string } {
  return { headers, startedAt, arrivedAt };
}

function notesOnOutcome({ outcome, late, status }: KciPost): readonly KciRemark[] {
  return [
    ...(outcome === 'duplicate' ? [{ note: 'It is the same KCI as before, sent again.' }] : []),
    ...(outcome === 'put-off'
      ? [{ note: `It was answered ${status} on purpose, to see whether it comes again.` }]
      : []),
    ...(outcome === 'crowded-out'
      ? [{ note: `It was answered ${status}: too much was arriving at the same time.` }]
      : []),
    ...(late ? [{ note: 'It came after the time within which it was awaited.' }] : []),
  ];
}

/** Adds a KCI to what is remembered of its entity, and returns whether a later one had come before. */
function remember(history: Remembered, { body, entity, arrivedAt }: JudgedKci): boolean {
  const { sequenceNumber } = body;
  history.kcis += 1;
  const overtaken =
    typeof sequenceNumber === 'number' &&
    history.newest !== undefined &&
    sequenceNumber < history.newest.sequenceNumber;
  if (typeof sequenceNumber === 'number') {
    history.numbers.add(sequenceNumber);
    forgetOldest(history.numbers, maxNumbers);
    if (!overtaken) history.newest = { sequenceNumber, issuedAt: momentOf(body['issuedOn']), arrivedAt };
  }
  const tenant = entity?.value['tenant'];
  if (entity?.reference !== undefined) history.reference ??= entity.reference;
  if (typeof tenant === 'string') history.tenant ??= tenant;
  if (entity?.status !== undefined && !overtaken) history.status = entity.status;
  const committedDate = entity?.value['committedDate'];
  if (typeof committedDate === 'string' && !overtaken) history.committedDate = committedDate;
  return overtaken;
}

/** What was accepted, with what a KCI says about it. */
function withNews(accepted: Accepted, { body }: JudgedKci, { value, status, reference }: KciEntity): Accepted {
  const news = (name: string): Json | undefined =>
    (reasonOf(body)?.changesData === true ? value[name] : undefined) ?? undefined;
  const known = Object.entries(accepted.body).map(([name, before]) => [name, news(name) ?? before] as const);
  const learnt = accepted.reference ?? reference;
  const committedDate = value['committedDate'];
  const { answeredAt, ...rest } = accepted;
  return {
    ...rest,
    ...(status === undefined && answeredAt !== undefined && { answeredAt }),
    body: Object.fromEntries(known),
    amendments: accepted.amendments.map((amendment) => outdone(amendment, news)),
    ...(status !== undefined && { status }),
    ...(learnt !== undefined && { reference: learnt }),
    ...(typeof committedDate === 'string' && { committedDate }),
  };
}

/** An applied amendment without the fields that the supplier has since changed to something else by itself. */
function outdone(amendment: Amendment, news: (name: string) => Json | undefined): Amendment {
  if (amendment.outcome !== 'applied') return amendment;
  const { changes, before } = amendment;
  const standing = Object.entries(changes).filter(([name, value]) => {
    const shown = news(name);
    return shown === undefined || isSame(value, shown) || (before[name] !== undefined && isSame(before[name], shown));
  });
  return standing.length === Object.keys(changes).length
    ? amendment
    : { ...amendment, changes: Object.fromEntries(standing) };
}

/** Forgets the first that was entered, when there are too many. */
function forgetOldest(remembered: Set<unknown> | Map<unknown, unknown>, most: number): void {
  if (remembered.size > most) remembered.delete(remembered.keys().next().value);
}
