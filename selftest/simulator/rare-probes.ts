import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from '../../contract/requirements/index.js';
import type { Fields } from './probing.js';

/** A body that bears the plain one's fields with these in their place. */
type Rare = readonly [title: string, change: (plain: Fields) => Fields];

const far = 2 ** 32 + 2 ** 20 + 1;
const contact = { name: 'John Smith', phoneNumber: '01234 567890' };
const emoji = 'The light is 🔴❤️';
const site = { name: 'A', postcode: 'TW184LG', address: { id: '200004033694', type: 'UPRN' } };
const pair = { name: 'A', value: 'B' };
const hebrew = 'שלום';

function having(title: string, fields: Fields): Rare {
  return [title, (plain) => ({ ...plain, ...fields })];
}

/** Texts that a careless supplier trips over one by one, in the fields that are named. */
function texts(...names: readonly string[]): readonly Rare[] {
  return [
    'null',
    'a\u0000b',
    'a\u001bb',
    '-1',
    'NaN',
    'true',
    'x'.repeat(1000),
    'x',
    '007',
    "'",
    '100%',
    'a/b',
    'x'.repeat(64),
    emoji,
    '\u202eright to left\u202c',
    hebrew,
    'zero\u200bwidth',
    'tab\there',
    'line\r\nend',
    'no\u00a0break',
    'e\u0301',
    '</script>',
    '{{7*7}}',
    "'; DROP TABLE problems;--",
    'ends in \\',
    '../etc/passwd',
    '2026-02-28',
  ].flatMap((text) => names.map((name) => having(`${name} = ${text.slice(0, 20)}`, { [name]: text })));
}

const ids = [having('a large id', { id: far })];

const rare: Readonly<Record<string, readonly Rare[]>> = {
  [createProblem]: [
    ...ids,
    ...texts('notes'),
    having('emoji in a name', { primaryContact: { ...contact, name: emoji } }),
    having('blanks around a name', { primaryContact: { ...contact, name: ' John ' } }),
    having('an extension', { primaryContact: { ...contact, phoneNumber: '01234-567890 #1' } }),
    having('equal characteristics', { characteristics: [1, 2].map(() => ({ name: 'A', value: 'B' })) }),
    having('a long name beside hazards', { primaryContact: { ...contact, name: 'x'.repeat(101) }, hazards: 'A dog' }),
    having('a number beside restrictions', { notes: 7, onSiteRestrictions: 'A gate' }),
    having('half a contact beside hazards', { secondaryContact: { name: 'Jo' }, hazards: 'A dog' }),
    having('several characteristics, one of them wrong', {
      characteristics: ['B', 7].map((value) => ({ name: 'A', value })),
    }),
    having('a far reference', { serviceTestId: 1e21 }),
    having('half a reference', { appointmentReservationId: 1.5 }),
    having('a test without a reference', { serviceTestReference: undefined }),
    having('an e-mail address alone', { primaryContact: contact }),
    having('the longest id of a service', { serviceId: 'x'.repeat(50) }),
    having('contacts of one name', { primaryContact: contact, secondaryContact: contact }),
  ],
  [amendProblem]: [
    ...texts('notes'),
    having('four characteristics', {
      characteristics: [1, 2, 3, 4].map((value) => ({ name: 'A', value: `${value}` })),
    }),
    having('a reservation without a reference', { appointmentReservationReference: undefined }),
    having('a wrong number beside hazards', { primaryContact: { ...contact, phoneNumber: 'x' }, hazards: 'A dog' }),
    having('a number beside a contact', { problemText: 7, secondaryContact: contact }),
    having('a second contact alone', { primaryContact: undefined }),
    having('the longest reference', { appointmentReservationReference: 'x'.repeat(50) }),
  ],
  [cancelProblem]: [
    ...ids,
    having('a wrong reason beside a text', { reasonCode: ' ', text: 'Mistake' }),
    ...texts('text'),
    having('a long reason', { reasonCode: 'R'.repeat(45) }),
    having('another reason', { reasonCode: 'CUSTOMER_NETWORK_ISSUE' }),
  ],
  [decideResolution]: [...texts('tenantNotes'), having('accepted', { status: 'ACCEPTED' })],
  [createOrder]: [
    ...ids,
    having('a number beside a contact', { primaryContact: { ...contact, name: 7 }, secondaryContact: contact }),
    having('an item of nothing', { serviceOrderItem: {} }),
    having('no tasks', { engineerTasks: [] }),
    having('equal tasks', { engineerTasks: ['A', 'A'] }),
    having('hazards alone', { hazards: 'A dog' }),
    having('a word', { primaryContact: { ...contact, name: 'null' } }),
    having('an apostrophe alone', { primaryContact: { ...contact, name: "'" } }),
    having('a control character', { primaryContact: { ...contact, name: 'a\u001bb' } }),
    having('U+0000', { primaryContact: { ...contact, name: 'a\u0000b' } }),
    having('an apostrophe', { secondaryContact: { ...contact, name: "O'Neil", email: "o'neil@example.net" } }),
    having('a long name', { primaryContact: { ...contact, name: 'x'.repeat(100) } }),
    having('contacts of one name', { primaryContact: contact, secondaryContact: contact }),
    having('a plus sign', { secondaryContact: { ...contact, phoneNumber: '+44 1234 567891' } }),
    having('an accent', { primaryContact: { ...contact, name: 'Zoe\u0308' } }),
    having('right to left', { primaryContact: { ...contact, name: hebrew } }),
  ],
  [amendOrder]: [
    ...texts('hazards'),
    having('markup', { hazards: '<b>dog</b>' }),
    having('equal characteristics', { serviceCharacteristics: [pair, pair] }),
    having('a characteristic of nothing', { serviceCharacteristics: [{}] }),
    having('half a contact beside hazards', { primaryContact: { name: 'Jo' }, hazards: 'A dog' }),
    having('equal remarks', { hazards: 'A dog', onSiteRestrictions: 'A dog' }),
    having('ten tasks', { engineerTasks: Array.from({ length: 10 }, (_, index) => `T${index}`) }),
    having('tasks without a day', { requestedCompletionDate: undefined }),
    having('the longest reference', { appointmentReservationReference: 'x'.repeat(50) }),
  ],
  [cancelOrder]: [
    ...ids,
    having('another reason', { reasonCode: 'INSTALL_FAILED' }),
    having('a long reason', { reasonCode: 'R'.repeat(45) }),
  ],
  [createEthernetOrder]: [
    having('many sites', { siteInformation: Array.from({ length: 12 }, () => ({})) }),
    having('equal characteristics', { siteInformation: [{ siteCharacteristics: [pair, pair] }, {}] }),
    having('the longest id of a quote', { supplierQuoteId: 'x'.repeat(64) }),
    ...[emoji, '100%', 'a\u001bb', 'a\u0000b', '../', "'"].flatMap((name) => [
      having(`a site ${name}`, { siteInformation: [{ name }, {}] }),
      having('a wayleave', { siteInformation: [{ wayleave: {} }, {}] }),
      having('hazards at the end', { siteInformation: [{}, { hazards: 'A dog' }] }),
      having('characteristics', { siteInformation: [1, 2].map(() => ({ siteCharacteristics: [] })) }),
    ]),
  ],
  [requestQuote]: [
    ...[hebrew, '-1', 'null', 'a\u0000b'].map((name) => having(`a site ${name}`, { sites: [{ name }, {}] })),
    ...texts('externalIdentifier'),
    having('a long contract', { contractDetails: { contractLength: { value: far } } }),
    having('a unit alone', { contractDetails: { contractLength: { value: 1, unit: 'YEAR' } } }),
    [
      'a role that is not listed',
      ({ sites, ...plain }) => ({
        ...plain,
        externalIdentifier: 'A',
        sites: (sites as Fields[]).map((site) => ({ ...site, role: 'UNKNOWN' })),
      }),
    ],
    having('a third site with a role that is not listed', {
      sites: ['A-END', 'B-END', 'UNKNOWN'].map((role) => ({ ...site, role })),
    }),
    having('many sites', { sites: Array.from({ length: 12 }, () => ({ ...site, role: 'B-END' })) }),
    having('equal characteristics', {
      sites: ['A-END', 'B-END'].map((role) => ({ ...site, role, siteCharacteristics: [pair, pair] })),
    }),
    having('two services', { service: [{}, {}] }),
    ['no characteristics', ({ sites, ...plain }) => ({ ...plain, sites: (sites as Fields[]).map(uncharacterised) })],
  ],
  [reserveAppointment]: [
    ...ids,
    ...['Start', 'End'].map((end): Rare => [
      `a slot with slashes at its ${end}`,
      ({ timeslot, ...plain }) => ({
        ...plain,
        timeslot: { ...(timeslot as Fields), [`timeslot${end}DateTime`]: '31/12/2030 09:00' },
      }),
    ]),
    having('a purpose in lower case', { purpose: 'provide' }),
  ],
  [startServiceTest]: [...ids, having('a long type', { problemType: 'R'.repeat(45) })],
};

/** Bodies of an operation that are valid, but rare, made from a plain one. */
export function rareBodies(operation: string, plain: Fields): readonly (readonly [title: string, body: Fields])[] {
  return (rare[operation] ?? []).map(([title, change]) => [title, change(plain)] as const);
}

function uncharacterised(site: Fields): Fields {
  return { ...site, siteCharacteristics: [] };
}
