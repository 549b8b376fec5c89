import type { Fault } from '../../variations/fault.js';
import { reservations } from './reservations.js';
import { slotLayouts } from './slot-layouts.js';
import { slotTimes } from './slot-times.js';
import { unaskedSlots } from './unasked-slots.js';
import { unusableSlots } from './unusable-slots.js';

/** Slots and reservations that are of no use. */
export const appointments: readonly Fault[] = [
  ...slotLayouts,
  ...slotTimes,
  ...unaskedSlots,
  ...unusableSlots,
  ...reservations,
];
