import type { Entity } from '../state/entity.js';
import type { JsonObject } from '../json/json.js';
import type { State } from '../state/state.js';
import type { Update } from '../state/update.js';

/** What a stimulus comes to. */
export interface StimulusOutcome {
  readonly status: number;
  readonly body: JsonObject;
  readonly updates: readonly Update[];
}

/** Makes the supplier act on something that it knows. */
export type Stimulus = (entity: Entity, state: State) => Pick<StimulusOutcome, 'body' | 'updates'>;

/** A stimulus that a KCI announces. */
export function announced(
  entity: Entity,
  reasonCode: string,
  shown: JsonObject,
  details: JsonObject = {},
): ReturnType<Stimulus> {
  const update: Update = { cause: undefined, entity, reasonCode, shown, details };
  return { body: { supplierReference: entity.reference, status: entity.status }, updates: [update] };
}

/** Puts an order or a problem on hold. */
export const hold: Stimulus = (entity) => {
  entity.status = 'HELD';
  const details = { problemCode: 'NETWORK_ISSUE', text: 'Waiting for the network to be repaired' };
  return announced(entity, 'DELAY', { status: 'HELD' }, details);
};

/** A stimulus that comes to nothing. */
export function refused(status: number, message: string): StimulusOutcome {
  return { status, body: { messages: [message] }, updates: [] };
}
