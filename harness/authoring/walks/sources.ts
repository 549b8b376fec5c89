import type { ValueSource } from '../../generation/sources/value-sources.js';
import { mixedWalks, walksOf, type Walk } from './walk.js';

/** Walks with orders: the test purposes about amendments, about cancellations and about KCIs each need others. */
export const orderWalkSource: ValueSource<Walk> = mixedWalks([
  [8, walksOf({ amend: 6, cancel: 1 }, { amend: 5, cancel: 5 })],
  [8, walksOf({ amend: 4, cancel: 1 }, { cancel: 6, amend: 2 })],
  [3, walksOf({ amend: 1 }, { amend: 6, cancel: 1 })],
]);

/**
 * Walks with service problems, likewise.
 * @param canBeResolved whether the supplier can be made to resolve a problem, so that there is something to decide on
 */
export function problemWalkSource(canBeResolved: boolean): ValueSource<Walk> {
  const decisions = canBeResolved ? { reject: 1, accept: 1 } : {};
  return mixedWalks([
    [8, walksOf({ amend: 8, cancel: 1 }, { amend: 6, cancel: 4, ...decisions })],
    [8, walksOf({ amend: 4, cancel: 3, ...decisions }, { cancel: 8, amend: 2, ...decisions })],
    [canBeResolved ? 8 : 0, walksOf({ reject: 8, amend: 1 }, { reject: 5, accept: 5, cancel: 1 })],
    [3, walksOf({ amend: 1 }, { amend: 6, cancel: 1 })],
  ]);
}
