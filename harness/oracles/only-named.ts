import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
import { isSame } from '../json/same.js';
import type { FindingFacts } from '../report/finding.js';
import type { Reply } from '../wire/reply.js';

/**
 * What is wrong where the answer to an amendment shows fields that it does not name with other values, as far as it
 * shows them. That it shows such fields at all is noted.
 * @param before the body of the request that made what is amended
 * @param named the fields that the amendment names
 */
export function changedUnnamed(reply: Reply, before: JsonObject, named: ReadonlySet<string>): readonly FindingFacts[] {
  if (!isJsonObject(reply.body)) return [];
  const changed: FindingFacts[] = [];
  for (const [name, value] of Object.entries(before)) {
    const shown = reply.body[name];
    if (name === 'id' || named.has(name) || shown === undefined) continue;
    if (!differs(value, shown))
      reply.journal.note('The answer to an amendment has further fields, which were not sent with it.');
    else
      changed.push({
        reason: `The amendment does not name ${name}, and the answer shows another one.`,
        expected: quote(value),
        actual: quote(shown),
        pointer: `/${name}`,
      });
  }
  return changed;
}

/** Whether a value is another one; of an object, as far as it is shown. */
function differs(known: Json, shown: Json): boolean {
  if (!isJsonObject(known) || !isJsonObject(shown)) return !isSame(known, shown);
  return Object.entries(known).some(([name, value]) => {
    const part = shown[name];
    return part !== undefined && differs(value, part);
  });
}
