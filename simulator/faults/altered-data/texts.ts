import type { Behaviour } from '../../variations/behaviour.js';
import { problemNames } from '../../variations/operation-names.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { remark } from '../../messages/free-text.js';
import { mapTexts } from '../../json/json.js';
import { onSuccessBody } from '../../variations/variation.js';

/** Answers texts otherwise than they were sent. */
export const texts: readonly Fault[] = [
  ...violating('API-OUTER-SPACE', [
    ['texts-trimmed', 'Trims free texts.', problemNames, alteringRemarks(trimmed)],
    [
      'names-trimmed',
      'Trims the names of contacts and sites.',
      ['quote', 'order', 'create'],
      alteringTexts((text, pointer) => (pointer.endsWith('/name') ? trimmed(text) : text)),
    ],
  ]),
  ...violating('API-UNCHANGED', [
    [
      'texts-truncated',
      'Cuts free texts off after 255 characters.',
      ['create', 'cancel'],
      alteringRemarks((text) => text.slice(0, 255)),
    ],
    [
      'texts-in-upper-case',
      'Answers free texts in upper case.',
      ['cancel'],
      alteringRemarks((text) => text.toUpperCase().slice(0, 1000)),
    ],
    [
      'texts-escaped-for-html',
      'Escapes free texts for HTML.',
      ['create', 'resolutions'],
      alteringRemarks((text) =>
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;').slice(0, 1000),
      ),
    ],
    [
      'white-space-collapsed',
      'Collapses white space into one space.',
      ['create', 'amend'],
      alteringRemarks((text) => text.replace(/\s+/g, ' ')),
    ],
    [
      'non-ascii-stripped',
      'Replaces characters outside ASCII.',
      ['amend', 'resolutions'],
      alteringRemarks((text) => text.replace(/[\u{80}-\u{10ffff}]/gu, '?')),
    ],
    [
      'email-in-lower-case',
      'Answers e-mail addresses in lower case.',
      ['create'],
      alteringTexts((text, pointer) => (pointer.endsWith('/email') ? text.toLowerCase() : text)),
    ],
    [
      'phone-number-tidied',
      'Removes the spaces from phone numbers.',
      ['create', 'amend'],
      alteringTexts((text, pointer) => {
        const tidy = text.replaceAll(' ', '');
        return pointer.endsWith('/phoneNumber') && tidy.length > 8 ? tidy : text;
      }),
    ],
  ]),
];

function alteringTexts(change: (text: string, pointer: string) => string): Behaviour {
  return onSuccessBody((body) => mapTexts(body, change));
}

/** Changes remarks, and leaves none of them empty: an empty one breaks the schema as well. */
function alteringRemarks(change: (text: string) => string): Behaviour {
  return alteringTexts((text, pointer) => (remark.test(pointer) ? change(text) || text : text));
}

/** A text without its outer white space; one of nothing else stays, since an empty one breaks the schema as well. */
function trimmed(text: string): string {
  return text.trim() || text;
}
