import type { RequirementId } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { changedUnnamed } from '../oracles/only-named.js';
import type { Reply } from '../wire/reply.js';
import { violates } from './later-outcome.js';

/**
 * Expects the answer to an amendment to show the fields that it does not name as they were, as far as it shows them. That
 * it shows them at all is noted.
 * @param before the body of the request that made what is amended
 * @param named the body of the amendment
 */
export function expectOnlyNamed(
  reply: Reply,
  requirement: RequirementId,
  { before, named }: { readonly before: JsonObject; readonly named: JsonObject },
): void {
  for (const changed of changedUnnamed(reply, before, new Set(Object.keys(named))))
    violates(reply, requirement, changed);
}
