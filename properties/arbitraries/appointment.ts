import type { RequestParts } from './request-parts.js';

/** Any reservation of a free slot. Each takes one away, of which a test system may have few. */
export const anyReservation: RequestParts = { name: 'reserve-appointment', open: ['purpose'], most: 6 };
