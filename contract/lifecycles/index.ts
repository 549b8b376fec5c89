import { appointmentReservationLifecycle } from './appointment-reservations.js';
import type { Lifecycle, LifecycleName } from './lifecycle.js';
import { serviceOrderLifecycle } from './service-orders.js';
import { serviceProblemLifecycle } from './service-problems.js';
import { serviceTestLifecycle } from './service-tests.js';

export type { Lifecycle, LifecycleName, Transition } from './lifecycle.js';

/** Every lifecycle that the documents show, by kind of entity. */
export const lifecycles: Readonly<Record<LifecycleName, Lifecycle>> = {
  'service-problem': serviceProblemLifecycle,
  'service-order': serviceOrderLifecycle,
  'service-test': serviceTestLifecycle,
  'appointment-reservation': appointmentReservationLifecycle,
};
