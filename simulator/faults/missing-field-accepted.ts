import type { Fault } from '../fault.js';
import type { Field, Fields } from '../fields.js';
import { requestBodies } from '../request-bodies.js';
import { pointerName } from '../pointer-name.js';
import { onOperations, operationKeyOf, operationNames } from '../on-operations.js';

/** Accepts a request without one required field, for each such field at any depth, and takes a plausible value for it. */
export const missingFieldAccepted: readonly Fault[] = operationNames.flatMap((operation) =>
  requiredPointers(requestBodies[operationKeyOf(operation)]).flatMap((pointer) =>
    onOperations(
      {
        name: `missing-${pointerName(pointer)}-accepted`,
        requirement: 'API-FIELD-REQUIRED',
        description: `Accepts a request without ${pointer}.`,
        behaviour: { overlooks: ({ kind, at }) => kind === 'field-missing' && at === pointer },
      },
      [operation],
    ),
  ),
);

function requiredPointers({ required, optional }: Fields, at = ''): readonly string[] {
  return [
    ...Object.entries(required).flatMap(([name, field]) => [`${at}/${name}`, ...within(field, `${at}/${name}`)]),
    ...Object.entries(optional).flatMap(([name, field]) => within(field, `${at}/${name}`)),
  ];
}

function within(field: Field, at: string): readonly string[] {
  if (field.type === 'object') return requiredPointers(field.fields, at);
  return field.type === 'array' ? within(field.item, `${at}/*`) : [];
}
