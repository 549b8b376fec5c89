import type { RequestParts } from './request-parts.js';

/** Any reservation of a free slot. Each uses up a slot, and a test system may have few. */
export const anyReservation: RequestParts = { name: 'reserve-appointment', open: ['purpose'], maxRequests: 6 };
