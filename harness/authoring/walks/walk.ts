import fc from 'fast-check';
import { draw } from '../../generation/search/drawn.js';
import type { ValueSource } from '../../generation/sources/value-sources.js';

/** What a walk can do with a problem or order. A problem that is decided on is made to be resolved first. */
export type WalkAction = 'amend' | 'cancel' | 'accept' | 'reject';

/** What the problems or orders of a walk are called. Each is raised when the walk first names it. */
export type WalkName = 'A' | 'B';

/** One event: what is done, and with which of the problems or orders. */
export type WalkStep = `${WalkAction} ${WalkName}`;

/** Events in their order, possible ones and impossible ones. */
export type Walk = readonly WalkStep[];

/** How often each action comes, against the others. */
export type WalkWeights = Partial<Readonly<Record<WalkAction, number>>>;

/** So many walks are taken at most: each costs a dozen requests. */
const maxWalks = 8;

/** So many events has each half of a walk at most; made simpler, a walk loses one event after the other. */
const maxHalfLength = 5;

/**
 * Walks of up to ten events with two problems or orders. What comes often early makes a history; what comes often
 * late shows what the supplier has made of it.
 */
export function walksOf(early: WalkWeights, late: WalkWeights): ValueSource<Walk> {
  const walk = fc.tuple(...half(early), ...half(late)).map((taken): Walk => taken.filter((step) => step !== null));
  return (seed, count) => draw(walk, seed, Math.min(count, maxWalks));
}

/** Walks from several sources, each of them in turn: of each as many as it is to give, or as are asked for if they are fewer. */
export function mixedWalks(parts: readonly (readonly [count: number, source: ValueSource<Walk>])[]): ValueSource<Walk> {
  return (seed, count) => {
    const drawn = parts.map(([most, source]) => [...source(seed, Math.min(most, count))]);
    const longest = Math.max(...drawn.map(({ length }) => length));
    return Array.from({ length: longest }, (_, index) => drawn.flatMap((walks) => walks[index] ?? [])).flat();
  };
}

/** Single events, any of which may be left out. */
function half(weights: WalkWeights): readonly fc.Arbitrary<WalkStep | null>[] {
  const actions = Object.entries(weights) as readonly (readonly [WalkAction, number])[];
  const steps = actions.flatMap(([action, weight]) => [
    { weight: weight * 3, arbitrary: fc.constant<WalkStep>(`${action} A`) },
    { weight: weight * 2, arbitrary: fc.constant<WalkStep>(`${action} B`) },
  ]);
  return Array.from({ length: maxHalfLength }, () => fc.option(fc.oneof(...steps), { freq: 8 }));
}

/** The two words of a step. */
export function wordsOf(step: WalkStep): { readonly action: WalkAction; readonly name: WalkName } {
  const [action, name] = step.split(' ') as [WalkAction, WalkName];
  return { action, name };
}
