import type { Behaviour, Context } from '../../variations/behaviour.js';
import { having, plainText, valueAt, type Json } from '../../json/json.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { pointerName } from '../../messages/pointer-name.js';
import { onSuccessBody } from '../../variations/variation.js';

/** What comes this soon after another request came at the same time, in milliseconds. */
const atOnceMs = 20;

const cases: readonly (readonly [operation: OperationName, pointer: string])[] = [
  ['create', '/notes'],
  ['order', '/secondaryContact/name'],
  ['quote', '/externalIdentifier'],
];

/** Answers one field of the request that came at the same time. */
export const mixedAtOnce: readonly Fault[] = cases.flatMap(([operation, pointer]) =>
  violating('API-UNCHANGED', [
    [
      `${pointerName(pointer)}-mixed-at-once`,
      `Answers the ${pointer} of the request that came at the same time.`,
      [operation],
      mixing(pointer),
    ],
  ]),
);

function mixing(pointer: string): Behaviour {
  // One running supplier does not know of another.
  const latest = new WeakMap<Context['references'], { readonly at: number; readonly value: Json }>();
  return onSuccessBody((body, { references }) => {
    const value = valueAt(body, pointer);
    const before = latest.get(references);
    const at = performance.now();
    if (value === undefined) return body;
    latest.set(references, { at, value: plainText(value) });
    return before && at - before.at < atOnceMs ? having(body, pointer, before.value) : body;
  });
}
