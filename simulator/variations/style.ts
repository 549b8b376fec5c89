import type { Behaviour } from './behaviour.js';

/** The name of a style. */
export type StyleName = string;

/** One way to answer that the documents allow, other than the usual one of the reference supplier. */
export interface Style {
  readonly name: StyleName;
  readonly description: string;
  readonly behaviour: Behaviour;
  /** Why a run against it cannot be decided in full: what it leaves nothing to judge by, though it conforms. */
  readonly incomplete?: string;
}
