import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { jsonTextsOf } from '../../variations/json-texts.js';
import { problemNames } from '../../variations/operation-names.js';
import { refusing } from '../../variations/variation.js';
import { isJsonObject } from '../../json/json.js';

/** An escape, not the letter u after a backslash that is itself escaped. */
const escape = /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i;

/** A number with a decimal point, or with an exponent. */
const pointZero = /"\s*:\s*-?\d+\.\d/;
const exponent = /"\s*:\s*-?[\d.]+e/i;

/** The operations whose requests have ids that are numbers. */
const withNumbers = [
  'create',
  'amend',
  'cancel',
  'quote',
  'reserve',
  'order',
  'order-amend',
  'order-cancel',
  'ethernet',
  'test',
] as const;

/** Refuses JSON that is well-formed, but not laid out as usual. */
export const jsonLayouts: readonly Fault[] = [
  ...violating('API-JSON-LAYOUT', [
    [
      'escapes-refused',
      'Refuses JSON with characters written as escapes.',
      ['amend', 'resolutions', 'order-cancel', 'ethernet', 'availability'],
      refusing('The JSON has escapes', ({ request }) => jsonTextsOf(request).some((text) => escape.test(text))),
    ],
    [
      'key-order-refused',
      'Refuses JSON whose first key is not the first documented one.',
      ['create', 'cancel', 'slots', 'quote', 'order-amend'],
      refusing('The keys are out of order', ({ received }) => {
        const { address } = received;
        const asked = received['id'] === undefined && isJsonObject(address) ? address : received;
        return !['id', 'status'].includes(Object.keys(asked)[0] ?? '');
      }),
    ],
    [
      'white-space-refused',
      'Refuses JSON with white space between its parts.',
      [...problemNames, 'availability', 'reserve', 'order', 'test'],
      refusing('The JSON has white space', ({ request }) =>
        jsonTextsOf(request).some((text) => /[\n\r\t]|^ |^\{ /.test(text)),
      ),
    ],
  ]),
  ...violating('API-NUMBER-FORM', [
    [
      'point-zero-refused',
      'Refuses a whole number with a decimal point.',
      withNumbers,
      refusing('A number is not whole', ({ request }) => pointZero.test(request.text)),
    ],
    [
      'exponent-refused',
      'Refuses a number with an exponent.',
      withNumbers,
      refusing('A number is not written in digits', ({ request }) => exponent.test(request.text)),
    ],
  ]),
];
