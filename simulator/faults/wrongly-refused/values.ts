import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { textsIn, lengthOf, isJsonArray, plainText } from '../../json/json.js';
import { operationNames, problemNames } from '../../variations/operation-names.js';
import { refusing } from '../../variations/variation.js';
import { freeText } from '../../messages/free-text.js';

/** Refuses values that the documents allow. */
export const values: readonly Fault[] = [
  ...violating('API-VALID-ACCEPTED', [
    [
      'apostrophe-refused',
      'Refuses apostrophes.',
      ['create', 'cancel', 'order', 'quote'],
      refusingTexts('The request has unusual characters', (text) => text.includes("'")),
    ],
    [
      'markup-refused',
      'Refuses angle brackets.',
      ['create', 'order-amend', 'ethernet'],
      refusingTexts('The request has unusual characters', (text) => /[<>]/.test(text)),
    ],
    [
      'non-ascii-refused',
      'Refuses texts outside ASCII.',
      [...problemNames, 'quote', 'order', 'ethernet'],
      refusingTexts('The request has unusual characters', (text) => /[\u{80}-\u{10ffff}]/u.test(text)),
    ],
    [
      'bytes-counted',
      'Limits texts to 1000 bytes instead of 1000 characters.',
      ['create', 'resolutions'],
      refusingTexts('The text is too long', (text) => Buffer.byteLength(text) > 1000),
    ],
    [
      'longest-text-refused',
      'Refuses a text of the maximum length.',
      problemNames,
      refusingTexts(
        'The text is too long',
        (text, pointer) => lengthOf(text) === (pointer === '/problemText' ? 80 : 1000),
      ),
    ],
    [
      'shortest-text-refused',
      'Refuses a text of the minimum length.',
      ['create', 'resolutions'],
      refusingTexts(
        'The text is too short',
        (text, pointer) => freeText.test(pointer) && lengthOf(text) === (pointer === '/problemText' ? 10 : 1),
      ),
    ],
    [
      'several-characteristics-refused',
      'Refuses more than one characteristic.',
      ['create', 'amend'],
      refusing(
        'There are too many characteristics',
        ({ body }) => isJsonArray(body['characteristics']) && body['characteristics'].length > 1,
      ),
    ],
    [
      'empty-identifier-refused',
      'Refuses an empty external identifier.',
      ['quote'],
      refusing('The identifier is empty', ({ body }) => body['externalIdentifier'] === ''),
    ],
    [
      'longest-identifier-refused',
      'Refuses an external identifier of the maximum length.',
      ['quote'],
      refusing('The identifier is too long', ({ body }) => plainText(body['externalIdentifier']).length === 64),
    ],
    [
      'a-reason-refused',
      'Refuses one of the documented reasons.',
      ['cancel', 'order-cancel'],
      refusing('The reason is not known', ({ body }) =>
        ['CUSTOMER_NETWORK_ISSUE', 'INSTALL_FAILED'].includes(plainText(body['reasonCode'])),
      ),
    ],
    [
      'sundays-refused',
      'Refuses a search for one of the documented kinds of slots.',
      ['slots'],
      refusing('There is no such slot', ({ body }) =>
        JSON.stringify(body['classifications'] ?? '').includes('SUNDAY"'),
      ),
    ],
    [
      'one-problem-type',
      'Tests for one documented kind of problem, and refuses the others.',
      ['test'],
      refusing('There is no test for this kind of problem', ({ body }) => body['problemType'] !== 'STABILITY'),
    ],
  ]),
  ...violating('API-UNUSUAL-TEXT', [
    [
      'line-break-refused',
      'Refuses line breaks in texts.',
      ['create', 'order-amend'],
      refusingTexts('The request has unusual characters', (text) => text.includes('\n')),
    ],
    [
      'emoji-refused',
      'Refuses characters outside the basic plane.',
      ['create', 'ethernet', 'order-amend'],
      refusingTexts('The request has unusual characters', (text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    ],
    [
      'right-to-left-refused',
      'Refuses text in right-to-left script.',
      ['create', 'cancel', 'order', 'quote'],
      refusingTexts('The request has unusual characters', (text) => /[\u0590-\u07ff]/.test(text)),
    ],
    [
      'outer-space-refused',
      'Refuses texts with white space at their ends.',
      ['create', 'amend', 'resolutions', 'ethernet'],
      refusingTexts('The text has white space at its ends', (text) => text !== text.trim()),
    ],
    [
      'unusual-contacts-refused',
      'Refuses phone numbers with anything but digits and spaces, and e-mail addresses with an apostrophe or plus.',
      ['create'],
      refusingTexts(
        'The contact cannot be reached',
        (text, pointer) =>
          (pointer.endsWith('/phoneNumber') && /[-#]/.test(text)) || (pointer.endsWith('/email') && /['+]/.test(text)),
      ),
    ],
    [
      'firewall',
      'Has a firewall that answers 403 to markup and to paths that lead out of a folder.',
      ['create', 'amend', 'quote', 'order'],
      {
        objects: ({ body }) =>
          textsIn(body).some(({ text }) => /<\/?[a-z!]|\.\.\//i.test(text))
            ? { kind: 'refused', at: '', message: 'Blocked', grade: { status: 403, code: 'INVALID_REQUEST' } }
            : undefined,
      },
    ],
  ]),
  ...violating('API-HEADER-UNLISTED', [
    [
      'tenant-demanded',
      'Answers 400 to a request without Tenant.',
      ['quote', 'ethernet'],
      {
        objects: ({ tenant }) =>
          tenant === undefined
            ? { kind: 'header-missing', at: 'Tenant', message: 'The header Tenant is missing' }
            : undefined,
      },
    ],
    [
      'tenant-required-by-rule',
      'Answers 422 to a request without Tenant.',
      ['quote', 'ethernet'],
      refusing('The tenant is not known', ({ tenant }) => tenant === undefined),
    ],
  ]),
  ...violating('API-VALID-ACCEPTED', [
    [
      'header-names-by-letter',
      'Finds headers only where their names are spelled as documented, letter by letter.',
      operationNames,
      refusing('There is no X-Request-ID', ({ request }) => !request.headerNames.includes('X-Request-ID')),
    ],
  ]),
  ...violating('API-HEADER-FORM', [
    [
      'uuids-only',
      'Refuses ids in the headers that are not UUIDs.',
      operationNames,
      refusing('The headers do not hold UUIDs', ({ correlation }) =>
        Object.values(correlation).some((id) => !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)),
      ),
    ],
    [
      'plain-ids-only',
      'Refuses ids in the headers with anything but letters, digits and hyphens.',
      ['create', 'resolutions', 'availability', 'order'],
      refusing('The headers have unusual characters', ({ correlation }) =>
        Object.values(correlation).some((id) => /[^\da-z-]/i.test(id)),
      ),
    ],
  ]),
];

function refusingTexts(message: string, picks: (text: string, pointer: string) => boolean): Behaviour {
  return refusing(message, ({ body }) => textsIn(body).some(({ text, pointer }) => picks(text, pointer)));
}
