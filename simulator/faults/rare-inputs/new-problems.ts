import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { remark } from '../../messages/free-text.js';
import { hasEqual, lengthOf, plainText, valueAt } from '../../json/json.js';
import {
  alteringTexts,
  anyText,
  contactsShareName,
  crashingOn,
  idBeyond32Bits,
  refusingOn,
  textAt,
} from './rare-fault.js';

const references = ['serviceTestId', 'appointmentReservationId', 'parentServiceProblemId'];
const bidiControls = /[\u200e\u200f\u202a-\u202e]/gu;
const invisible = /[\u200b\ufeff]/gu;

/** A new service problem with rare data. */
export const rareNewProblems: readonly Fault[] = [
  ...crashingOn('create', [
    [
      'emoji-in-name',
      'Answers 500 when the name of the contact has a character outside the basic plane.',
      textAt('/primaryContact/name', (text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    ],
    ['text-null', 'Answers 500 to the text null.', anyText((text) => text === 'null')],
    [
      '1000-characters',
      'Answers 500 to a text of exactly 1000 characters.',
      anyText((text) => lengthOf(text) === 1000),
    ],
    idBeyond32Bits,
    [
      'equal-characteristics',
      'Answers 500 to two equal characteristics.',
      ({ characteristics }) => hasEqual(characteristics),
    ],
    [
      'reference-beyond-53-bits',
      'Answers 500 to the id of something referred to above 2^53.',
      (body) => references.some((name) => Number(body[name]) > 2 ** 53),
    ],
    [
      'fractional-reservation',
      'Answers 500 to the id of a reservation that is not whole.',
      ({ appointmentReservationId: id }) => id !== undefined && !Number.isInteger(id),
    ],
    [
      'test-without-reference',
      'Answers 500 to the id of a service test without its reference.',
      (body) => body['serviceTestId'] !== undefined && body['serviceTestReference'] === undefined,
    ],
  ]),
  ...refusingOn('create', [
    [
      'hazards-with-restrictions',
      'Refuses hazards and restrictions together.',
      ({ hazards, onSiteRestrictions }) => hazards !== undefined && onSiteRestrictions !== undefined,
    ],
    [
      'email-of-second-contact-alone',
      'Refuses an e-mail address of the second contact where the first has none.',
      (body) =>
        valueAt(body, '/secondaryContact/email') !== undefined && valueAt(body, '/primaryContact/email') === undefined,
    ],
    ['two-contacts-of-one-name', 'Refuses two contacts with the same name.', contactsShareName],
  ]),
  ...alteringTexts('create', [
    [
      'bidi-controls-dropped',
      'Answers remarks without marks of direction.',
      inRemarks((text) => text.replace(bidiControls, '')),
    ],
    [
      'invisible-dropped',
      'Answers remarks without spaces of no width.',
      inRemarks((text) => text.replace(invisible, '')),
    ],
    ['not-a-number-as-zero', 'Answers 0 for the text NaN.', (text) => (text === 'NaN' ? '0' : text)],
    [
      'leading-zeros-lost',
      'Answers remarks without the leading zeros of numbers in them.',
      inRemarks(withoutLeadingZeros),
    ],
  ]),
  ...bodyFaults('create', 'API-UNCHANGED', [
    [
      'long-remarks-cut-off',
      'Answers notes of more than 900 characters cut off.',
      (body) => ({ ...body, notes: [...plainText(body['notes'])].slice(0, 900).join('') }),
    ],
  ]),
];

/** Changes remarks, and leaves none of them empty: an empty one breaks the schema as well. */
function inRemarks(change: (text: string) => string): (text: string, pointer: string) => string {
  return (text, pointer) => (remark.test(pointer) ? change(text) || text : text);
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/\b0+(?=[1-9])/g, '');
}
