import type { Fault } from '../../variations/fault.js';
import { rareBrokenBodies } from './of-broken-bodies.js';
import { rareHeaders } from './of-headers.js';
import { rareLayouts } from './of-layouts.js';
import { rareNewProblems } from './of-new-problems.js';
import { rareOrders } from './of-orders.js';
import { rareOtherRequests } from './of-other-requests.js';
import { rareProblemsInFlight } from './of-problems-in-flight.js';

/** Faults that show on few of all requests. */
export const rareInputs: readonly Fault[] = [
  ...rareNewProblems,
  ...rareProblemsInFlight,
  ...rareOrders,
  ...rareOtherRequests,
  ...rareHeaders,
  ...rareLayouts,
  ...rareBrokenBodies,
];
