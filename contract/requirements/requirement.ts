/** How binding a requirement is: a violated MUST fails a supplier, a violated SHOULD warns it, a MAY never does. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/**
 * How far the source of a statement can be trusted. What is `own` was stated by a suite that came with the run; what only
 * the updates' or tenants' side or another supplier shows, or is inferred, never makes a supplier fail.
 */
export type Sureness =
  | 'seed'
  | 'docs-1.15'
  | 'docs-1.8'
  | 'older-docs'
  | 'guide'
  | 'updates-side'
  | 'tenant-side'
  | 'other-supplier'
  | 'inferred'
  | 'own';

const normative: ReadonlySet<Sureness> = new Set(['seed', 'docs-1.15', 'docs-1.8', 'older-docs', 'guide', 'own']);

/** Whether a statement of that sureness can be held against a supplier. */
export function isNormative(sureness: Sureness): boolean {
  return normative.has(sureness);
}

/** An operation of the Supplier API: method and path template, as in `POST /service-problems`. */
export type OperationKey = string;

/** One normative statement about the Supplier API. */
export interface Requirement {
  readonly level: Level;
  /** The statement in our own words: a fact about a conforming supplier. */
  readonly statement: string;
  /** The public page that it was read from. */
  readonly source: string;
  readonly sureness: Sureness;
  /** Where the level or the scope is not obvious from the source: how it was read, and why. */
  readonly reading?: string;
  /** The operations that it binds. */
  readonly operations: readonly OperationKey[];
  /** How a test case judges it: one or two sentences for `explain`. */
  readonly judgedBy: string;
  /** Why no test purpose checks it; only a MAY can have one. */
  readonly notTestedBecause?: string;
}
