import type { TestPurpose } from '../authoring/purpose.js';
import { turns } from '../wire/pacing.js';
import { tellingPurposes } from './telling-purposes.js';

const places = new Map(tellingPurposes.map((id, place) => [id, place]));

/** When the requests of a test purpose go: first those of test purposes that find most faults with fewest requests. */
export function turnOf({ id }: Pick<TestPurpose, 'id'>): number {
  return places.get(id) ?? turns.usual;
}

/** Puts first what goes first, and last what looks back on the whole run; all others stay in the order that they have. */
export function inOrder<T extends { readonly purpose: Pick<TestPurpose, 'id' | 'last'> }>(entries: readonly T[]): T[] {
  return entries.toSorted(
    ({ purpose: one }, { purpose: other }) =>
      Number(one.last ?? false) - Number(other.last ?? false) || turnOf(one) - turnOf(other),
  );
}
