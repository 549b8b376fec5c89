import type fc from 'fast-check';
import type { Json } from '../../json/json.js';

/** How values are made from a schema. */
export interface ValueOptions {
  /**
   * Values with business meaning, by JSON pointer into the value: `/serviceId`, and `/lines/*` for every item of a
   * list. They stand in place of what the schema describes, and are the caller's to answer for: one that breaks the
   * schema is kept. A value that is a fast-check arbitrary is drawn from.
   */
  readonly overrides?: Readonly<Record<string, Json | fc.Arbitrary<Json>>>;
  /** JSON pointers of optional values that are never there. */
  readonly absent?: readonly string[];
  /** Which texts are used, of those that the schema allows and that were not given; all by default. */
  readonly plausible?: (text: string) => boolean;
  /** How deep objects and lists have optional parts; 5 by default. */
  readonly maxDepth?: number;
}

/** A place that has to be in every value: a pointer as in the overrides, and which alternative holds on the way. */
export interface Focus {
  readonly pointer: string;
  /** The locations of the alternative taken at each pointer on the way, joined with blanks. */
  readonly taken: ReadonlyMap<string, string>;
}

/** Whether a pointer is the other one, or on the way to it. */
export function leadsTo(pointer: string, goal: string): boolean {
  return goal === pointer || goal.startsWith(`${pointer}/`);
}
