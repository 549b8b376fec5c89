/**
 * How binding a requirement is: a violated MUST is a failure, a violated SHOULD a warning, and a MAY is never violated.
 */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/**
 * How far the source of a statement can be trusted. `own` statements come from a suite added with `--suites`. What only
 * the updates' side, the tenants' side or another supplier shows, or what is inferred, never makes a supplier fail.
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

/** Whether a violation of a statement with that sureness counts against a supplier. */
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
  /** The public page that states it. */
  readonly source: string;
  readonly sureness: Sureness;
  /** How the source was read, and why, if the level or the scope is not obvious from it. */
  readonly reading?: string;
  /** The operations that it binds. */
  readonly operations: readonly OperationKey[];
  /** How a test case judges it, in one or two sentences for `explain`. */
  readonly judgedBy: string;
  /** Why no test purpose checks it. Only a MAY can have this. */
  readonly notTestedBecause?: string;
}
