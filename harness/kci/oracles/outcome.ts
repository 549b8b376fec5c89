import type { Json, JsonObject } from '../../json/json.js';
import { isJsonObject } from '../../json/json.js';
import { entityIn } from '../inbox/entity.js';
import { changesOf, type Amendment } from './amendment.js';
import { reasonCodeOf } from './reason-code.js';
import { holds, isSame } from '../../json/same.js';

/** A KCI, as far as it says what became of a request. */
export interface TellingKci {
  readonly body: JsonObject;
}

/** The states in which a supplier has not decided yet. */
const undecided: ReadonlySet<unknown> = new Set(['PENDING_AMENDMENT', 'PENDING_CANCELLATION']);

/** The states in which nothing is left to decide. */
const ended: ReadonlySet<unknown> = new Set(['REJECTED', 'CANCELLED', 'COMPLETED', 'PARTIAL', 'FAILED']);

/** The states that a KCI about a new problem or order shows first. */
const first: ReadonlySet<unknown> = new Set(['ACKNOWLEDGED', 'IN_PROGRESS', 'REJECTED']);

/** The state that a reason reports by itself, where the entity shows none. */
const reported: ReadonlyMap<string, string> = new Map([
  ['ACKNOWLEDGED', 'ACKNOWLEDGED'],
  ['COMMITTED', 'IN_PROGRESS'],
  ['ORDER_REJECTED', 'REJECTED'],
  ['CANCELLED', 'CANCELLED'],
]);

/** The reasons with which an amendment is rejected. */
const rejecting: ReadonlySet<string> = new Set(['AMENDMENT_REJECTED', 'RESUBMIT']);

/** Whether a KCI acknowledges, commits to or rejects what was asked for; a problem only with its reference. */
export function acknowledges({ body }: TellingKci): boolean {
  const entity = entityIn(body);
  if (!entity) return false;
  const { status = reported.get(reasonCodeOf(body)), reference, kind } = entity;
  return status === 'REJECTED' || (first.has(status) && (kind !== 'service-problem' || reference !== undefined));
}

/** Whether a KCI shows what was asked for in a later state, with its reference: it exists, though no KCI acknowledged it. */
export function showsLaterState({ body }: TellingKci): boolean {
  const { status, reference } = entityIn(body) ?? {};
  return status !== undefined && reference !== undefined && !first.has(status) && !undecided.has(status);
}

/** Whether a KCI says that an amendment was applied or rejected, or that nothing is left to amend. */
export function answersAmendment({ body }: TellingKci, amendment: JsonObject): boolean {
  const entity = entityIn(body);
  const reason = reasonCodeOf(body);
  const status = entity?.status;
  if (status === 'PENDING_AMENDMENT') return false;
  // A cancellation can be pending meanwhile.
  if (reason === 'AMENDED' || rejecting.has(reason) || ended.has(status)) return true;
  if (undecided.has(status)) return false;
  // The general reason can report the outcome too: it shows what was applied, or says why nothing was.
  if (entity && shows(entity.value, changesOf(amendment))) return true;
  return reason === 'UPDATE' && (isFilled(body['text']) || isFilled(body['problemCode']));
}

/** Whether a KCI says that a cancellation was done or rejected: any state but the pending ones. */
export function answersCancellation({ body }: TellingKci): boolean {
  const entity = entityIn(body);
  const status = entity?.status ?? (entity && reported.get(reasonCodeOf(body)));
  return status !== undefined && !undecided.has(status);
}

/** Amendments with the outcome that a KCI reports; one that it cannot be tied to stays open. */
export function settled(kci: TellingKci, amendments: readonly Amendment[]): readonly Amendment[] {
  const reason = reasonCodeOf(kci.body);
  const outcome = reason === 'AMENDED' ? 'applied' : rejecting.has(reason) ? 'rejected' : undefined;
  if (outcome === undefined || entityIn(kci.body)?.status === 'PENDING_AMENDMENT') return amendments;
  const meant = amendmentMeant(kci, amendments, outcome);
  return amendments.map((amendment) => (amendment === meant ? { ...amendment, outcome } : amendment));
}

function amendmentMeant(
  { body }: TellingKci,
  amendments: readonly Amendment[],
  outcome: 'applied' | 'rejected',
): Amendment | undefined {
  const entity = entityIn(body);
  const open = amendments.filter((amendment) => amendment.outcome === 'open');
  const named = [body, ...Object.values(body).filter(isJsonObject)].flatMap(
    (object) => object['serviceOrderAmendmentId'] ?? [],
  );
  if (named.length > 0) return open.find(({ id }) => named.some((name) => name === id || name === String(id)));
  if (open.length === 1) return open[0];
  return outcome === 'applied' ? open.find(({ changes }) => entity && shows(entity.value, changes)) : undefined;
}

/** Whether an entity shows all that an amendment changes, at its top or in the item of an order. */
function shows(entity: JsonObject, changes: JsonObject): boolean {
  const item = entity['serviceOrderItem'];
  const entries = Object.entries(changes);
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => {
      const shown = entity[name] ?? (isJsonObject(item) ? item[name] : undefined);
      if (shown === undefined) return false;
      return isSame(value, shown) || (isJsonObject(value) && isJsonObject(shown) && holds(shown, value));
    })
  );
}

function isFilled(value: Json | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
