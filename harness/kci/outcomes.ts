import type { JsonObject } from '../json/json.js';
import { entityIn } from './inbox/entity.js';
import * as outcome from './oracles/outcome.js';

interface Received {
  readonly body: JsonObject;
}

/** Whether a KCI acknowledges, commits to or rejects a new problem or order. */
export function acknowledges({ body }: Received): boolean {
  return outcome.acknowledges({ body, entity: entityIn(body) });
}

/** Whether a KCI shows a new problem or order in a later state, with its reference. */
export function showsLaterState({ body }: Received): boolean {
  return outcome.showsLaterState({ body, entity: entityIn(body) });
}

/** Whether a KCI says that an amendment was applied or rejected. */
export function answersAmendment({ body }: Received, amendment: JsonObject): boolean {
  return outcome.answersAmendment({ body, entity: entityIn(body) }, amendment);
}

/** Whether a KCI says that a cancellation was done or rejected. */
export function answersCancellation({ body }: Received): boolean {
  return outcome.answersCancellation({ body, entity: entityIn(body) });
}
