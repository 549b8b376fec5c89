import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { hasEqual, lengthOf, mapTexts, plainText, valueAt } from '../../json/json.js';
import {
  anyText,
  contactsShareName,
  crashingOn,
  idBeyond32Bits,
  idIn32Bits,
  objectsIn,
  refusingOn,
  sizeOf,
  textAt,
} from './rare-fault.js';

/** Orders, their amendments and cancellations with rare data. */
export const rareOrders: readonly Fault[] = [
  ...crashingOn('order', [
    [
      'apostrophe-in-second-name',
      'Answers 500 to an apostrophe in the name of the second contact.',
      textAt('/secondaryContact/name', (text) => text.includes("'")),
    ],
    [
      'item-without-characteristics',
      'Answers 500 to an item without characteristics.',
      ({ serviceOrderItem: item }) => valueAt({ item: item ?? {} }, '/item/serviceCharacteristics') === undefined,
    ],
    [
      'no-tasks',
      'Answers 500 to an empty list of tasks.',
      ({ engineerTasks }) => JSON.stringify(engineerTasks) === '[]',
    ],
    ['equal-tasks', 'Answers 500 to a task that is listed twice.', ({ engineerTasks }) => hasEqual(engineerTasks)],
    [
      'hazards-without-restrictions',
      'Answers 500 to hazards without restrictions.',
      ({ hazards, onSiteRestrictions }) => hazards !== undefined && onSiteRestrictions === undefined,
    ],
    idBeyond32Bits,
  ]),
  ...refusingOn('order', [
    ['name-of-100-characters', 'Refuses a name of exactly 100 characters.', anyText((text) => lengthOf(text) === 100)],
    ['second-contact-like-first', 'Refuses two contacts with the same name.', contactsShareName],
  ]),
  ...refusingOn(
    'order',
    [
      [
        'apostrophe-in-address',
        'Refuses an e-mail address with an apostrophe.',
        textAt('/secondaryContact/email', (text) => text.includes("'")),
      ],
    ],
    'API-UNUSUAL-TEXT',
  ),
  ...bodyFaults('order', 'API-UNCHANGED', [
    [
      'id-as-single-precision',
      'Rounds an id to 24 bits.',
      (body) => ({ ...body, id: roundedBeyond32Bits(Number(body['id'])) }),
    ],
    [
      'plus-in-number-dropped',
      'Answers the telephone number of the second contact without its plus sign.',
      (body) => mapTexts(body, (text, at) => (at === '/secondaryContact/phoneNumber' ? text.replace(/^\+/, '') : text)),
    ],
    [
      'marks-as-apostrophes-in-names',
      'Answers an apostrophe in a name for an accent that stands beside its letter.',
      (body) => mapTexts(body, (text, at) => (at.endsWith('/name') ? text.replaceAll(/\p{M}/gu, "'") : text)),
    ],
  ]),
  ...crashingOn('order-amend', [
    [
      'characteristic-without-value',
      'Answers 500 to a characteristic without a value.',
      (body) => objectsIn(body['serviceCharacteristics']).some(({ value }) => value === undefined),
    ],
    [
      'hazards-like-restrictions',
      'Answers 500 when hazards and restrictions are the same.',
      ({ hazards, onSiteRestrictions }) => hazards !== undefined && hazards === onSiteRestrictions,
    ],
    ['ten-tasks', 'Answers 500 to ten tasks or more.', ({ engineerTasks }) => sizeOf(engineerTasks) > 9],
    ['markup', 'Answers 500 to a text with markup.', anyText((text) => /<[a-z]/.test(text))],
    [
      'tasks-without-day',
      'Answers 500 to tasks without a day.',
      (body) => body['engineerTasks'] !== undefined && body['requestedCompletionDate'] === undefined,
    ],
  ]),
  ...crashingOn('order-cancel', [
    idBeyond32Bits,
    [
      'long-reason',
      'Answers 500 to a reason of more than 30 letters.',
      (body) => plainText(body['reasonCode']).length > 30,
    ],
  ]),
  ...idIn32Bits('order-cancel'),
  ...crashingOn('ethernet', [
    [
      'emoji-in-site-name',
      'Answers 500 to a site name with a character outside the basic plane.',
      textAt('/siteInformation/*/name', (text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    ],
    [
      'percent-in-site-name',
      'Answers 500 to a site name with a percent sign.',
      textAt('/siteInformation/*/name', (text) => text.includes('%')),
    ],
    [
      'wayleave-without-owner',
      'Answers 500 to a wayleave that does not say who owns it.',
      (body) =>
        objectsIn(body['siteInformation']).some(
          (site) => site['wayleave'] !== undefined && valueAt(site, '/wayleave/wayleaveOwner') === undefined,
        ),
    ],
    [
      'site-without-postcode',
      'Answers 500 to a site without a postcode.',
      (body) => objectsIn(body['siteInformation']).some(({ postcode }) => postcode === undefined),
    ],
    [
      'hazards-at-last-site',
      'Answers 500 to hazards at the last site alone.',
      (body) =>
        objectsIn(body['siteInformation'])
          .map(({ hazards }) => hazards !== undefined)
          .join() === 'false,true',
    ],
    [
      'characteristics-of-both-sites',
      'Answers 500 to characteristics of both sites.',
      (body) => objectsIn(body['siteInformation']).every(({ siteCharacteristics: own }) => own !== undefined),
    ],
  ]),
];

/** An id as a number of single precision holds it, where it does not fit into 32 bits. */
function roundedBeyond32Bits(id: number): number {
  return id > 2 ** 32 ? Math.fround(id) : id;
}
