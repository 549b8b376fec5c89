import { createOrder, findAppointments, reserveAppointment } from '../../../contract/requirements/index.js';
import { having, type Json, type JsonObject } from '../../json/json.js';
import { freeSlots } from '../../operations/find-appointments.js';
import type { Calendar } from '../../state/calendar.js';
import { shown } from '../../state/slots.js';
import type { Behaviour, Context } from '../../variations/behaviour.js';
import { bodyFaults, violating } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { onSuccessBody } from '../../variations/variation.js';

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
      'Confirms each reservation of a slot that others hold.',
      ['reserve'],
      { overlooks: ({ kind }) => kind === 'slot-taken' },
    ],
  ]),
  ...violating(
    'AP-SLOT-HELD',
    [
      [
        'held-slot-given-away',
        'Confirms a reservation of a slot that another one holds, and forgets that one.',
        ['reserve'],
        givingAway('what is free'),
      ],
      [
        'offered-slot-given-away',
        'Offers what is held as well, and lets each reservation replace the one before it.',
        ['reserve'],
        givingAway('what is held too'),
      ],
    ],
    { scope: [reserveAppointment, createOrder] },
  ),
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

/** What a supplier that gives slots away remembers. */
interface Holders {
  /** The reservation that holds a slot. */
  readonly holding: Map<string, JsonObject>;
  /** The ids and references of those that were replaced. */
  readonly replaced: Set<Json | undefined>;
}

/** Lets a reservation of a held slot replace the one that held it: orders that name that one are refused. */
function givingAway(offers: 'what is free' | 'what is held too'): Behaviour {
  const suppliers = new WeakMap<Calendar, Holders>();
  const holdersOf = ({ calendar }: Context): Holders => {
    const holders = suppliers.get(calendar) ?? { holding: new Map(), replaced: new Set() };
    suppliers.set(calendar, holders);
    return holders;
  };
  return {
    overlooks: ({ kind }) => kind === 'slot-taken',
    objects: (context) => {
      const { replaced } = holdersOf(context);
      const { appointmentReservationId: id, appointmentReservationReference: reference } = context.body;
      const isReplaced = replaced.has(id) || replaced.has(reference);
      return isReplaced ? { kind: 'refused', at: '', message: 'The reservation was replaced' } : undefined;
    },
    ...onSuccessBody((body, context) => {
      const { operation } = context.request;
      if (operation === findAppointments && offers === 'what is held too')
        return { ...body, availableTimeslots: freeSlots(context, { taken: true }).map(shown) };
      if (operation !== reserveAppointment) return body;
      const { holding, replaced } = holdersOf(context);
      const slot = JSON.stringify([context.body['address'], context.body['timeslot']]);
      const held = holding.get(slot);
      if (held) for (const name of ['id', 'supplierReference']) replaced.add(held[name]);
      holding.set(slot, { id: context.body['id'] as Json, ...body });
      return body;
    }),
  };
}
