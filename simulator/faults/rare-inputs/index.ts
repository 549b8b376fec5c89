import type { Fault } from '../../fault.js';
import { rareNewProblems } from './of-new-problems.js';
import { rareOrders } from './of-orders.js';
import { rareOtherRequests } from './of-other-requests.js';
import { rareProblemsInFlight } from './of-problems-in-flight.js';

/** Faults that show on few of all valid requests. */
export const rareInputs: readonly Fault[] = [
  ...rareNewProblems,
  ...rareProblemsInFlight,
  ...rareOrders,
  ...rareOtherRequests,
];
