import type { Context } from '../variations/behaviour.js';
import { lengthOf, textsIn } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';

/** How long texts may be that name what is known before, by their pointers. */
const longest: readonly (readonly [RegExp, number])[] = [
  [/\/(serviceId|serviceSpecification\/id|\w+Reference)$/, 50],
  [/\/(supplierQuoteId|externalIdentifier)$/, 64],
];

/** Answers 500 to a name of something, such as the id of a service, that is as long as it may be. */
export const crashesOnLongestName = onOperations(
  {
    name: 'crashes-on-longest-name',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 to an id or a reference that is as long as it may be.',
    behaviour: {
      // It breaks before it looks for what is named.
      overlooks: ({ kind }, context) => kind.endsWith('-unknown') && hasLongest(context),
      objects: (context) =>
        hasLongest(context)
          ? { kind: 'refused', at: '', message: 'Unexpected failure', grade: { status: 500, code: 'SUPPLIER_FAULT' } }
          : undefined,
    },
  },
  ['quote', 'reserve', 'order', 'order-amend', 'ethernet', 'test', 'create', 'amend'],
);

function hasLongest({ body }: Context): boolean {
  return textsIn(body).some(({ text, pointer }) =>
    longest.some(([name, length]) => name.test(pointer) && lengthOf(text) === length),
  );
}
