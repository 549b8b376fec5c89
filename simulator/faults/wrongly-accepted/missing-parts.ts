import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import type { Field, Fields } from '../../messages/fields.js';
import type { ObjectionKind } from '../../messages/objection.js';
import { pointerName } from '../../messages/pointer-name.js';
import { requestBodies } from '../../messages/request-bodies.js';
import { operationKeyOf, operationNames, problemNames, type OperationName } from '../../variations/operation-names.js';

const asksByQuery: ReadonlySet<OperationName> = new Set(['availability', 'slots']);
const isMissing: ReadonlySet<ObjectionKind> = new Set(['field-missing', 'parameter-missing']);

/** What the sites of an Ethernet order have, but was seen in samples or on the tenants' side only. */
const unsureOfSites = /\/(primaryContact|secondaryContact|wayleave|siteCharacteristics)\//;

/** Accepts requests without a required header or field. */
export const missingParts: readonly Fault[] = [
  ...violating('API-HEADER-REQUIRED', [
    [
      'missing-request-id-accepted',
      'Accepts a request without X-Request-ID.',
      [...problemNames, 'quote', 'availability', 'order'],
      { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'X-Request-ID' },
    ],
    [
      'missing-conversation-id-accepted',
      'Accepts a request without X-Conversation-ID.',
      [...problemNames, 'ethernet', 'reserve', 'slots'],
      { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'X-Conversation-ID' },
    ],
    [
      'missing-tenant-accepted',
      'Accepts a request without Tenant.',
      [...problemNames, 'availability', 'slots', 'reserve', 'order', 'order-amend', 'order-cancel', 'test'],
      { overlooks: ({ kind, at }) => kind === 'header-missing' && at === 'Tenant' },
    ],
  ]),
  ...operationNames.flatMap(missingFields),
];

/** A fault for each required field of a request, at any depth. A plausible value takes the place of the field. */
function missingFields(operation: OperationName): readonly Fault[] {
  return violating(
    asksByQuery.has(operation) ? 'API-PARAMETER-REQUIRED' : 'API-FIELD-REQUIRED',
    requiredPointers(requestBodies[operationKeyOf(operation)])
      .filter((pointer) => operation !== 'ethernet' || !unsureOfSites.test(pointer))
      .map((pointer) => [
        `missing-${nameOf(pointer)}-accepted`,
        `Accepts a request without ${pointer}.`,
        [operation],
        { overlooks: ({ kind, at }) => isMissing.has(kind) && at === pointer },
      ]),
  );
}

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
