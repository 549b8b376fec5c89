import type { Fault } from '../../variations/fault.js';
import { lengthOf, plainText } from '../../json/json.js';
import { alteringTexts, anyText, crashingOn, idIn32Bits, refusingOn, sizeOf } from './rare-fault.js';

/** Amendments, cancellations and decisions with rare data. */
export const rareProblemsInFlight: readonly Fault[] = [
  ...crashingOn('amend', [
    [
      'escalation-with-notes',
      'Answers 500 to an escalation that comes with notes.',
      ({ escalationRequest, notes }) => escalationRequest === true && notes !== undefined,
    ],
    ['end-of-script', 'Answers 500 to a text that ends a script.', anyText((text) => text.includes('</script>'))],
    ['trailing-backslash', 'Answers 500 to a text that ends in a backslash.', anyText((text) => text.endsWith('\\'))],
    [
      'four-characteristics',
      'Answers 500 to four characteristics or more.',
      (body) => sizeOf(body['characteristics']) > 3,
    ],
    [
      'reservation-without-reference',
      'Answers 500 to the id of a reservation without its reference.',
      (body) => body['appointmentReservationId'] !== undefined && body['appointmentReservationReference'] === undefined,
    ],
  ]),
  ...refusingOn('amend', [
    [
      'second-contact-alone',
      'Refuses another second contact without another first one.',
      ({ primaryContact, secondaryContact }) => secondaryContact !== undefined && primaryContact === undefined,
    ],
  ]),
  ...alteringTexts('amend', [
    ['tabs-as-spaces', 'Answers a space for a tab.', (text) => text.replaceAll('\t', ' ')],
    ['true-in-upper-case', 'Answers TRUE for the text true.', (text) => (text === 'true' ? 'TRUE' : text)],
  ]),
  ...crashingOn('cancel', [
    ['broken-quote', 'Answers 500 to a text that would end a query.', anyText((text) => /'\s*(;|OR)/.test(text))],
    ['one-character', 'Answers 500 to a text of one character.', ({ text }) => lengthOf(plainText(text)) === 1],
    [
      'long-reason',
      'Answers 500 to a reason of more than 40 letters.',
      (body) => plainText(body['reasonCode']).length > 40,
    ],
  ]),
  ...alteringTexts('cancel', [
    [
      'line-ends-shortened',
      'Answers a line feed for a line end of two characters.',
      (text) => text.replaceAll('\r\n', '\n'),
    ],
    [
      'marks-as-apostrophes',
      'Answers an apostrophe for an accent that stands beside its letter.',
      (text) => text.replaceAll(/\p{M}/gu, "'"),
    ],
  ]),
  ...idIn32Bits('cancel'),
  ...crashingOn('resolutions', [
    [
      'notes-to-acceptance',
      'Answers 500 to an acceptance with notes.',
      ({ status, tenantNotes }) => status === 'ACCEPTED' && tenantNotes !== undefined,
    ],
    ['template', 'Answers 500 to a text with a template in it.', anyText((text) => /\{\{|\$\{/.test(text))],
    ['percent-sign', 'Answers 500 to a text with a percent sign.', anyText((text) => text.includes('%'))],
  ]),
  ...alteringTexts('resolutions', [
    [
      'wide-spaces-narrowed',
      'Answers a plain space for one that keeps words together.',
      (text) => text.replaceAll('\u00a0', ' '),
    ],
    ['letters-taken-apart', 'Answers plain letters for their variants.', (text) => text.normalize('NFKC')],
  ]),
];
