import type { Lifecycle } from './lifecycle.js';

const reservation = {
  source:
    'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/appointment-management/handlereserveappointment.md',
  sureness: 'docs-1.15',
} as const;
/** The documents describe these situations without naming them. */
const unnamed = { ...reservation, sureness: 'inferred' } as const;

/**
 * The lifecycle of a reserved appointment. No KCI reports it and it has no status field, so its states have names only
 * here. No page shows a lifecycle of quotes.
 */
export const appointmentReservationLifecycle = {
  name: 'appointment-reservation',
  states: {
    RESERVED: unnamed,
    CONFIRMED: { ...unnamed, final: 'inferred' },
    EXPIRED: { ...unnamed, final: 'inferred' },
  },
  transitions: [
    {
      event: 'a slot is reserved, with an expiry time if the hold lapses',
      cause: 'tenant',
      from: ['new'],
      to: ['RESERVED'],
      reasons: [],
      ...reservation,
    },
    {
      event: 'an order names the reservation',
      cause: 'tenant',
      from: ['RESERVED'],
      to: ['CONFIRMED'],
      reasons: [],
      ...reservation,
    },
    { event: 'the hold lapses', cause: 'time', from: ['RESERVED'], to: ['EXPIRED'], reasons: [], ...reservation },
  ],
  exclusions: [],
} as const satisfies Lifecycle;
