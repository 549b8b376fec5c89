import type { KciRequirementId } from '../../../contract/requirements/kcis.js';
import type { Amendment } from './amendment.js';
import type { FindingFacts } from '../../report/finding.js';
import type { Headers } from '../../report/exchange.js';
import type { KciEntity } from '../inbox/entity.js';
import type { JsonObject } from '../../json/json.js';

/** One violation of one requirement by a KCI. */
export interface KciFinding extends FindingFacts {
  readonly requirement: KciRequirementId;
}

/** What is worth knowing about a KCI, but never fails the supplier. */
export interface KciNote {
  readonly note: string;
}

export type KciRemark = KciFinding | KciNote;

/** A KCI as it is judged. */
export interface JudgedKci {
  readonly body: JsonObject;
  readonly entity: KciEntity | undefined;
  readonly headers: Headers;
  /** When its first and its last byte came: ISO 8601, UTC, with milliseconds. */
  readonly startedAt: string;
  readonly arrivedAt: string;
}

/** What was accepted of an entity, kept up to date with what has been reported since. */
export interface Accepted {
  /** The fields as they are to come back. */
  readonly body: JsonObject;
  /** JSON pointers of the fields that an accepted request had to have. */
  readonly mandatory: readonly string[];
  /** JSON pointers of the fields that are documented for certain: the loss of any other is noted. All by default. */
  readonly documented?: readonly string[];
  /** The amendments that were accepted, in the order in which they were sent. */
  readonly amendments: readonly Amendment[];
  /** The date that the supplier has committed itself to. */
  readonly committedDate?: string;
  readonly tenant?: string;
  readonly reference?: string;
  readonly status?: string;
  /** When the request was sent that it was accepted in, in milliseconds since 1970; undefined where that is unknown. */
  readonly askedAt?: number;
  /** When an answer showed that status, in milliseconds since 1970; undefined where a KCI did. */
  readonly answeredAt?: number;
  /** X-Conversation-IDs of the requests about it. */
  readonly conversationIds: readonly string[];
}

/** One KCI as it is remembered. */
export interface KciTrace {
  readonly sequenceNumber: number;
  /** In milliseconds since 1970; undefined where issuedOn is not a date-time. */
  readonly issuedAt: number | undefined;
  readonly arrivedAt: string;
}

/** What was sent before about the same entity; the same KCI sent twice counts once. */
export interface EntityHistory {
  /** How many KCIs there were. */
  readonly kcis: number;
  readonly numbers: ReadonlySet<number>;
  /** The one with the highest sequenceNumber. */
  readonly newest?: KciTrace;
  readonly reference?: string;
  readonly tenant?: string;
  readonly status?: string;
  readonly committedDate?: string;
}

/** What is known when a KCI comes. */
export interface KnownBefore {
  /** Whether another KCI, with other content, has had the same id. */
  readonly idTaken: boolean;
  /** Whether another entity of the same kind has the reference of this one. */
  readonly referenceTaken: boolean;
  /** Whether another problem has a resolution with the reference of this one. */
  readonly resolutionTaken?: boolean;
  /** How far the supplier's clock is ahead of ours, in milliseconds, as far as its KCIs have shown. */
  readonly clockAheadMs?: number;
  readonly history: EntityHistory;
  /**
   * What was accepted of the entity; `refused` when its request was rejected, `foreign` when nothing of the kind was
   * sent; undefined when it is unknown.
   */
  readonly accepted: Accepted | 'refused' | 'foreign' | undefined;
}

/** A pure function from a KCI, and what is known before, to what it finds. */
export type KciOracle = (kci: JudgedKci, before: KnownBefore) => readonly KciRemark[];

/** What is known about an entity that was accepted; nothing for others. */
export function acceptedOf({ accepted }: KnownBefore): Accepted | undefined {
  return typeof accepted === 'object' ? accepted : undefined;
}

/** Whether a KCI comes after one with a higher number, so that it reports an earlier moment. */
export function isOvertaken({ body }: JudgedKci, { history }: KnownBefore): boolean {
  const { sequenceNumber } = body;
  return (
    typeof sequenceNumber === 'number' && history.newest !== undefined && sequenceNumber < history.newest.sequenceNumber
  );
}
