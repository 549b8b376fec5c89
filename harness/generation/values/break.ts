import type { Json } from '../../json/json.js';

/** One way to break a keyword: what it makes of the value that is there, and how that is said. */
export interface Break {
  /** What the place then has, to be read after «with»: «81 characters». */
  readonly description: string;
  /** The broken value; undefined when this value cannot be broken this way. Other values of the place may lend parts. */
  readonly apply: (current: Json, others: readonly Json[]) => Json | undefined;
}
