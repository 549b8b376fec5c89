import type { RequirementId } from '../../contract/requirements/index.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
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
  if (!isJsonObject(reply.body)) return;
  for (const [name, value] of Object.entries(before)) {
    const shown = reply.body[name];
    if (name === 'id' || Object.hasOwn(named, name) || shown === undefined) continue;
    if (JSON.stringify(shown) === JSON.stringify(value))
      reply.journal.note('The answer to an amendment has further fields, which were not sent with it.');
    else if (typeof value === 'string')
      violates(reply, requirement, {
        reason: `The amendment does not name ${name}, and the answer shows another one.`,
        expected: quote(value),
        actual: quote(shown),
        pointer: `/${name}`,
      });
  }
}
