import type { Fault } from '../../variations/fault.js';
import { mapTexts } from '../../json/json.js';
import { onOperations, type OperationName } from '../../variations/on-operations.js';
import { onSuccessBody, refusing } from '../../variations/variation.js';

const cases: readonly (readonly [
  name: string,
  description: string,
  operation: OperationName,
  isRefused: (text: string) => boolean,
])[] = [
  [
    'escaped-keys-refused',
    'Refuses JSON with an escape in a key.',
    'quote',
    (text) => /"[^"\\]*\\u[^"]*"\s*:/.test(text),
  ],
  [
    'upper-case-escapes-refused',
    'Refuses JSON with an escape whose code has a capital letter.',
    'order',
    (text) => /\\u[0-9]*[A-F]/.test(text),
  ],
  [
    'tabs-between-tokens-refused',
    'Refuses JSON with tabs between its tokens.',
    'cancel',
    (text) => text.includes('\t'),
  ],
  ['escaped-slash-refused', 'Refuses JSON with a slash that is escaped.', 'create', (text) => text.includes('\\/')],
  [
    'carriage-return-refused',
    'Refuses JSON with a carriage return between its tokens.',
    'order-amend',
    (text) => text.includes('\r'),
  ],
  [
    'space-before-colon-refused',
    'Refuses JSON with white space before a colon.',
    'resolutions',
    (text) => /"\s+:/.test(text),
  ],
];

const refusals = cases.flatMap(([name, description, operation, isRefused]) =>
  onOperations(
    {
      name,
      requirement: 'API-JSON-LAYOUT',
      description,
      behaviour: refusing('The JSON cannot be read', ({ request }) => isRefused(request.text)),
    },
    [operation],
  ),
);

/** Layouts of JSON that are refused, or read wrongly. */
export const rareLayouts: readonly Fault[] = [
  ...refusals,
  ...onOperations(
    {
      name: 'type-between-ids-refused',
      requirement: 'API-JSON-LAYOUT',
      description: 'Refuses JSON whose problemType stands after the id and before the serviceId.',
      behaviour: refusing('The keys are out of order', ({ received }) => {
        const [id, type, serviceId] = ['id', 'problemType', 'serviceId'].map((name) =>
          Object.keys(received).indexOf(name),
        );
        return Number(id) < Number(type) && Number(type) < Number(serviceId);
      }),
    },
    ['test'],
  ),
  ...onOperations(
    {
      name: 'escaped-pairs-broken',
      requirement: 'API-UNCHANGED',
      description: 'Answers two question marks for a character that is escaped as a pair.',
      behaviour: onSuccessBody((body, { request }) =>
        /\\ud[89ab]/i.test(request.text)
          ? mapTexts(body, (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '??'))
          : body,
      ),
    },
    ['create'],
  ),
];
