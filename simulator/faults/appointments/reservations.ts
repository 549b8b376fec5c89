import { bodyFaults, violating } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { having, type Json } from '../../json/json.js';
import type { Behaviour } from '../../variations/behaviour.js';

const hourMs = 3_600_000;

/** Answers reservations in another layout, or with an expiry that has passed. */
export const reservations: readonly Fault[] = [
  ...bodyFaults('reserve', 'AP-RESERVATION-BODY', [
    [
      'number-for-reference',
      'Answers a number for the reference of a reservation.',
      (body) => ({ ...body, supplierReference: 234 }),
    ],
    [
      'null-for-reference',
      'Answers null for the reference of a reservation.',
      (body) => ({ ...body, supplierReference: null }),
    ],
    [
      'number-for-expiry',
      'Answers the expiry in milliseconds.',
      (body) => ({ ...body, expiryDateTime: Date.now() + hourMs }),
    ],
    [
      'loose-expiry',
      'Answers an expiry without the letter T and without an offset.',
      (body) => ({ ...body, expiryDateTime: '2099-01-10 09:00:00' }),
    ],
    [
      'number-for-specification-name',
      'Answers a number for the name of the service specification.',
      (body) => having(body, '/serviceSpecification/name', 7),
    ],
    [
      'unknown-classification',
      'Answers a classification that is not documented.',
      (body) => having(body, '/timeslot/classification', 'MORNING'),
    ],
    [
      'text-for-standard',
      'Answers a text for whether the slot is a standard one.',
      (body) => having(body, '/timeslot/standard', 'true'),
    ],
    [
      'null-for-purpose',
      'Answers null for a missing purpose.',
      (body) => (body['purpose'] === undefined ? { ...body, purpose: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one reservation.', (body) => [body]],
  ]),
  ...violating('AP-SLOT-HELD', [
    [
      'held-slot-reserved-again',
      'Confirms a reservation of a slot that another one holds.',
      ['reserve'],
      { overlooks: ({ kind }) => kind === 'slot-taken' },
    ],
    [
      'held-slot-reserved-twice-at-most',
      'Confirms the second reservation of a slot, and refuses the third.',
      ['reserve'],
      secondOverlooked(),
    ],
  ]),
  ...bodyFaults('reserve', 'AP-RESERVATION-EXPIRY', [
    ['expired-an-hour-ago', 'Answers an expiry of an hour ago.', (body) => ({ ...body, expiryDateTime: expiry(-1) })],
    ['expired-yesterday', 'Answers an expiry of yesterday.', (body) => ({ ...body, expiryDateTime: expiry(-24) })],
    [
      'expired-with-an-offset',
      'Answers an expiry whose offset puts it into the past.',
      (body) => ({ ...body, expiryDateTime: expiry(2).replace('Z', '+13:00') }),
    ],
  ]),
];

function expiry(hours: number): string {
  return new Date(Date.now() + hours * hourMs).toISOString();
}

function secondOverlooked(): Behaviour {
  const seconds = new Map<string, Json | undefined>();
  return {
    overlooks: ({ kind }, { body }) => {
      if (kind !== 'slot-taken') return false;
      const slot = JSON.stringify(body['timeslot']);
      if (!seconds.has(slot)) seconds.set(slot, body['id']);
      return seconds.get(slot) === body['id'];
    },
  };
}
