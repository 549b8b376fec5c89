import { entityOf, isInFlight } from '../state/entity.js';
import type { JsonObject } from '../json/json.js';
import type { Update } from '../state/update.js';

/** Makes the entity what a KCI says that it is, and gives the KCI as it is at that moment. */
export function begun(update: Update): Update {
  if (update.status !== undefined) update.entity.status = update.status;
  return asOfNow(update);
}

/** The body of a KCI, which takes the next sequence number. */
export function written({ entity, status, reasonCode, details, shown }: Update): JsonObject {
  if (status !== undefined) entity.status = status;
  entity.sequence += 1;
  const shownEntity = Object.entries({ ...entityOf(entity), ...shown }).filter(([, value]) => value !== null);
  return {
    id: crypto.randomUUID(),
    sequenceNumber: entity.sequence,
    issuedOn: new Date().toISOString(),
    reasonCode,
    ...details,
    [entity.kind]: Object.fromEntries(shownEntity),
  };
}

/** What has ended while its KCI was held back is shown as ended, and not as it was. */
function asOfNow(update: Update): Update {
  const { entity, reasonCode, shown } = update;
  const { status } = shown ?? {};
  const isLate = reasonCode === 'UPDATE' && typeof status === 'string' && status !== entity.status;
  return isLate && !isInFlight(entity) ? { ...update, shown: { ...shown, status: entity.status } } : update;
}
