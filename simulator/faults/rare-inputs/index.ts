import type { Fault } from '../../variations/fault.js';
import { rareBrokenBodies } from './broken-bodies.js';
import { rareHeaders } from './headers.js';
import { rareLayouts } from './layouts.js';
import { rareNewProblems } from './new-problems.js';
import { rareOrders } from './orders.js';
import { rareOtherRequests } from './other-requests.js';
import { rareProblemsInFlight } from './problems-in-flight.js';

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
