import { serviceProblemLifecycle } from '../../contract/lifecycles/service-problems.js';
import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  decideResolution,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import { momentOf } from '../json/date-time.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
import type { KciEntity } from '../kci/inbox/entity.js';
import { reasonCodeOf } from '../kci/oracles/reason-code.js';
import { finding } from '../oracles/oracle.js';
import type { Finding } from '../report/finding.js';
import type { Reply } from '../wire/reply.js';
import type { TrafficPlace } from './judgement.js';

/** What a KCI and a request show together, and where. */
export interface LateOutcome {
  readonly operation: OperationKey;
  readonly requirement: RequirementId;
  readonly place: TrafficPlace;
  /** Undefined where nothing is wrong. */
  readonly finding?: Finding;
}

/** So many problems and orders are remembered: of more, the oldest is forgotten; and so many KCIs of each. */
const maxEntities = 20_000;
const maxNews = 5;
const maxAwaited = 5;

/** A supplier's clock that is further ahead is wrong, and says nothing. */
const maxAheadMs = 5 * 60 * 1000;

/** The reason of the KCI that confirms a request. */
const confirming: ReadonlyMap<OperationKey, string> = new Map([
  [amendProblem, 'AMENDED'],
  [amendOrder, 'AMENDED'],
  [cancelProblem, 'CANCELLED'],
  [cancelOrder, 'CANCELLED'],
]);

/** The reasons with which a request is refused. */
const refusing: ReadonlySet<string> = new Set([
  'AMENDMENT_REJECTED',
  'CANCELLATION_REJECTED',
  'REJECTED',
  'RESUBMIT',
  'TERMINATED',
]);

/** Where a problem goes from RESOLVED only if the tenant has rejected the resolution. */
const afterRejection: ReadonlySet<string> = new Set(
  serviceProblemLifecycle.transitions
    .filter(({ cause, from }) => cause === 'tenant' && (from as readonly string[]).includes('RESOLVED'))
    .flatMap(({ to }) => to as readonly string[])
    .filter((state) => state !== 'COMPLETED'),
);

/** A KCI, as far as it can show an outcome. */
interface News {
  readonly reason: string;
  readonly status: string | undefined;
  /** The status that the KCI before it has shown, by their numbers. */
  readonly before: string | undefined;
  readonly key: string;
  readonly issuedAt: number;
  readonly arrivedAt: number;
  readonly place: TrafficPlace;
  /** What it was found to violate by itself. */
  readonly violated: ReadonlySet<RequirementId>;
}

/** A KCI that was judged by itself, in its place. */
export interface PlacedKci {
  readonly entity: KciEntity;
  readonly body: JsonObject;
  /** By the clock of the capture, in milliseconds since 1970. */
  readonly arrivedAt: number;
  readonly place: TrafficPlace;
  /** What it was found to violate by itself. */
  readonly violated: ReadonlySet<RequirementId>;
}

/** A request whose outcome a KCI shows. */
interface Awaited {
  readonly operation: OperationKey;
  readonly askedAt: number;
  /** What a KCI shows about it; undefined where it is about something else. */
  readonly shownBy: (news: News) => Omit<LateOutcome, 'operation'> | undefined;
}

/** What is known of one problem or order. */
interface Known {
  readonly news: News[];
  /** The highest sequenceNumber of a KCI, and the status that it shows. */
  newest: { readonly sequence: number; readonly status: string | undefined };
  awaited: Awaited[];
  /** What was answered 202 while it could still be done, and was not settled by a KCI: the KCI can be about that. */
  readonly open: Set<OperationKey>;
  /** Whether a resolution was rejected, and no KCI has shown the problem at work since. */
  reopening: boolean;
}

/**
 * Judges what a KCI shows of the outcome of a request. It can be issued and can come before the answer, so either is
 * compared with what was there before.
 */
export class LateOutcomes {
  readonly #known = new Map<string, Known>();

  /** @param aheadMs how far the supplier's clock is ahead of that of the capture, as far as it is known */
  constructor(private aheadMs: number) {}

  /** A request was answered 202 that nothing has made impossible. */
  canBeDone(key: string, operation: OperationKey, askedAt: number): void {
    const { news, open } = this.#of(key);
    if (!news.some(({ reason, arrivedAt }) => arrivedAt >= askedAt && settles(reason, operation))) open.add(operation);
  }

  /** A request that is not possible any longer was answered 202: a KCI that confirms it violates a requirement. */
  impossible(key: string, reply: Reply, by: RequirementId, askedAt: number, place: TrafficPlace): LateOutcome[] {
    const { operation } = reply;
    const confirmedBy = confirming.get(operation.key);
    return this.#await(key, {
      operation: operation.key,
      askedAt,
      shownBy: ({ reason, status }) => {
        if (reason !== confirmedBy) return refusing.has(reason) ? { requirement: by, place } : undefined;
        const found = finding(reply, by, {
          reason: `The request is answered 202, and a KCI then confirms it with ${confirmedBy}.`,
          expected: 'a 422, or a KCI that rejects the request',
          actual: quote({ reasonCode: reason, status: status ?? null }),
        });
        return { requirement: by, place, finding: found };
      },
    });
  }

  /** A decision on the resolution of a problem was confirmed. */
  decided(key: string, reply: Reply, askedAt: number): LateOutcome[] {
    if (!isJsonObject(reply.sent) || reply.sent['status'] !== 'ACCEPTED') {
      this.#of(key).reopening = true;
      return [];
    }
    return this.#await(key, {
      operation: decideResolution,
      askedAt,
      shownBy: ({ before, status = '', key: entity, place }) => {
        if (before !== 'RESOLVED' || !afterRejection.has(status)) return undefined;
        const found: Finding = {
          requirement: 'KCI-AFTER-END',
          operation: sendUpdate,
          exchange: reply.exchange.number,
          reason: `The resolution was accepted, and a KCI that was issued later shows the service problem as ${status}.`,
          expected: 'COMPLETED, or no KCI',
          actual: quote(status),
          pointer: `/${entity}/status`,
        };
        return { requirement: 'KCI-AFTER-END', place, finding: found };
      },
    });
  }

  /** A KCI of the supplier's came. */
  received(key: string, { entity, body, arrivedAt, place, violated }: PlacedKci): readonly LateOutcome[] {
    const known = this.#of(key);
    const issuedAt = momentOf(body['issuedOn']);
    if (issuedAt === undefined) return [];
    if (issuedAt <= arrivedAt + maxAheadMs) this.aheadMs = Math.max(this.aheadMs, issuedAt - arrivedAt);
    const { status } = entity;
    const reason = reasonCodeOf(body);
    const before = statusBefore(known, body, status);
    const news: News = { reason, status, before, key: entity.key, issuedAt, arrivedAt, place, violated };
    known.news.push(news);
    if (known.news.length > maxNews) known.news.shift();
    const outcomes = this.#compare(known, news);
    if (status !== undefined && afterRejection.has(status)) known.reopening = false;
    for (const operation of confirming.keys()) if (settles(reason, operation)) known.open.delete(operation);
    return outcomes;
  }

  #await(key: string, awaited: Awaited): LateOutcome[] {
    const known = this.#of(key);
    known.awaited = [...known.awaited, awaited].slice(-maxAwaited);
    return known.news.flatMap((news) => this.#compare(known, news));
  }

  /** Each request has one outcome. */
  #compare(known: Known, news: News): LateOutcome[] {
    const awaited = known.awaited.find((each) => this.#canShow(known, news, each) && each.shownBy(news) !== undefined);
    const shown = awaited?.shownBy(news);
    if (!awaited || !shown) return [];
    known.awaited = known.awaited.filter((each) => each !== awaited);
    if (news.violated.has(shown.requirement)) return [];
    return [{ operation: shown.finding?.operation ?? awaited.operation, ...shown }];
  }

  /** Whether a KCI came, and was issued, since a request was sent, and can be about no other. */
  #canShow(known: Known, { issuedAt, arrivedAt }: News, { operation, askedAt }: Awaited): boolean {
    const isOfAnother = operation === decideResolution ? known.reopening : known.open.has(operation);
    return !isOfAnother && arrivedAt >= askedAt && issuedAt >= askedAt + this.aheadMs;
  }

  #of(key: string): Known {
    const known: Known = this.#known.get(key) ?? {
      news: [],
      newest: { sequence: -Infinity, status: undefined },
      awaited: [],
      open: new Set(),
      reopening: false,
    };
    this.#known.set(key, known);
    if (this.#known.size > maxEntities) this.#known.delete(this.#known.keys().next().value ?? '');
    return known;
  }
}

/** Whether a KCI with this reason says what became of a request. */
function settles(reason: string, operation: OperationKey): boolean {
  return reason === confirming.get(operation) || refusing.has(reason);
}

/** The status before a KCI; unknown where a later KCI has come before. */
function statusBefore(known: Known, { sequenceNumber }: JsonObject, status: string | undefined): string | undefined {
  if (typeof sequenceNumber !== 'number' || sequenceNumber < known.newest.sequence) return undefined;
  const before = known.newest.status;
  known.newest = { sequence: sequenceNumber, status };
  return before;
}
