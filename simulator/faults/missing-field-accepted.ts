import type { Fault } from '../variations/fault.js';
import type { Field, Fields } from '../messages/fields.js';
import { requestBodies } from '../messages/request-bodies.js';
import { pointerName } from '../messages/pointer-name.js';
import type { ObjectionKind } from '../messages/objection.js';
import { onOperations, operationKeyOf, operationNames, type OperationName } from '../variations/on-operations.js';

const asksByQuery: ReadonlySet<OperationName> = new Set(['availability', 'slots']);
const isMissing: ReadonlySet<ObjectionKind> = new Set(['field-missing', 'parameter-missing']);

/** What the sites of an Ethernet order have, but was seen in samples or on the tenants' side only. */
const unsureOfSites = /\/(primaryContact|secondaryContact|wayleave|siteCharacteristics)\//;

/** Accepts a request without one required field, for each such field at any depth, and takes a plausible value for it. */
export const missingFieldAccepted: readonly Fault[] = operationNames.flatMap((operation) =>
  requiredPointers(requestBodies[operationKeyOf(operation)])
    .filter((pointer) => operation !== 'ethernet' || !unsureOfSites.test(pointer))
    .flatMap((pointer) =>
      onOperations(
        {
          name: `missing-${nameOf(pointer)}-accepted`,
          requirement: asksByQuery.has(operation) ? 'API-PARAMETER-REQUIRED' : 'API-FIELD-REQUIRED',
          description: `Accepts a request without ${pointer}.`,
          behaviour: { overlooks: ({ kind, at }) => isMissing.has(kind) && at === pointer },
        },
        [operation],
      ),
    ),
);

/** The tenant is a header too, whose absence is another fault. */
function nameOf(pointer: string): string {
  return pointer === '/tenant' ? 'tenant-field' : pointerName(pointer);
}

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
