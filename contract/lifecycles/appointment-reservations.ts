import type { Lifecycle } from './lifecycle.js';

const reservation = {
  source:
    'https://docs.thefibrecafe.net/openapi/prod/supplier-api/gen/appointment-management/handlereserveappointment.md',
  sureness: 'docs-1.15',
} as const;
/** The documents describe these situations, but give them no names. */
const unnamed = { ...reservation, sureness: 'inferred' } as const;

/**
 * The lifecycle of a reserved appointment. No KCI tells of it, and it has no status field: the states are named here
 * only. Quotes have no lifecycle that any page shows.
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
      event: 'a slot is reserved, with a time of expiry where the hold lapses',
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
