import type { Fault } from '../../variations/fault.js';
import { availability } from './availability.js';
import { earlyStatus } from './early-status.js';
import { missingFields } from './missing-fields.js';
import { orders } from './orders.js';
import { problems } from './problems.js';
import { quotes } from './quotes.js';
import { serviceTests } from './service-tests.js';

/** Answers in another layout than the documented one, operation by operation. */
export const bodies: readonly Fault[] = [
  ...availability,
  ...quotes,
  ...orders,
  ...serviceTests,
  ...problems,
  ...missingFields,
  ...earlyStatus,
];
