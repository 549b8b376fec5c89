import { closest } from '../../config/closest.js';

/** A «Did you mean …?» for a mistyped name, with a space before it; empty when nothing is near. */
export function nearest(name: string, known: readonly string[]): string {
  const best = closest(name, known);
  return best === undefined ? '' : ` Did you mean ${best}?`;
}
