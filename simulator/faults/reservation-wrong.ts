import { amendOrder, createOrder, reserveAppointment } from '../../contract/requirements/index.js';
import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';
import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

const hourMs = 3_600_000;
const scope = [reserveAppointment, createOrder, amendOrder];

/** Answers reservations in another layout, with an expiry or a reference that is of no use, or does not know them. */
export const reservationWrong: readonly Fault[] = [
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
      'Answers null for a purpose that there is none of.',
      (body) => (body['purpose'] === undefined ? { ...body, purpose: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one reservation.', (body) => [body]],
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
  ...onOperations(
    {
      name: 'constant-reference',
      requirement: 'AP-RESERVATION-UNIQUE',
      description: 'Hands out the same reference for every reservation.',
      behaviour: { references: (kind) => (kind === 'reservation' ? 'AP_00000001' : undefined) },
    },
    ['reserve'],
  ),
  ...onOperations(
    {
      name: 'alternating-references',
      requirement: 'AP-RESERVATION-UNIQUE',
      description: 'Hands out two references for reservations in turn.',
      behaviour: { references: (kind, count) => (kind === 'reservation' ? `AP_0000000${count % 2}` : undefined) },
    },
    ['reserve'],
  ),
  ...onOperations(
    {
      name: 'reservation-refused-in-orders',
      requirement: 'AP-RESERVATION-USABLE',
      description: 'Refuses an order that names a reservation.',
      scope,
      behaviour: refusing(
        'The reservation is not known',
        ({ body }) =>
          body['appointmentReservationId'] !== undefined || body['appointmentReservationReference'] !== undefined,
      ),
    },
    ['reserve'],
  ),
  ...onOperations(
    {
      name: 'reservation-reference-refused-in-orders',
      requirement: 'AP-RESERVATION-USABLE',
      description: 'Refuses an order that names a reservation by its reference.',
      scope,
      behaviour: refusing(
        'The reservation is not known',
        ({ body }) => body['appointmentReservationReference'] !== undefined,
      ),
    },
    ['reserve'],
  ),
];

function expiry(hours: number): string {
  return new Date(Date.now() + hours * hourMs).toISOString();
}
