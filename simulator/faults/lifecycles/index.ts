import type { Fault } from '../../variations/fault.js';
import { changes } from './changes.js';
import { endedOrders } from './ended-orders.js';
import { endedProblems } from './ended-problems.js';
import { references } from './references.js';
import { rules } from './rules.js';

/** Forgets what exists, what has ended, or what it called it. */
export const lifecycles: readonly Fault[] = [...rules, ...endedProblems, ...endedOrders, ...references, ...changes];
