import type { Json } from '../json/json.js';
import type { ValueDifference } from './run-report.js';

/** What a property found: the smallest value that still shows it, and how to get there again. */
export interface Counterexample {
  readonly seed: number;
  /** The value's place among those drawn, then the simpler one that was taken at each step, joined with colons. */
  readonly path: string;
  readonly value: Json;
  /** How many values were tried to find it. */
  readonly tries: number;
  /** What makes of the nearest value that passes (`before`) this one (`after`). */
  readonly differences: readonly ValueDifference[];
}
