import type { Thing, ThingKind } from './thing.js';

/** What may be lent: besides things, a resolution that waits for a decision. */
export type Wanted = ThingKind | 'resolution';

/** What a scope may do. */
export interface ScopePlan {
  /** Whether it may start from things that others have made. */
  readonly borrows: boolean;
  /** Whether it may wait for what others have in use. */
  readonly waits: boolean;
  /** Whether others may have what it made or borrowed, when it ends. */
  readonly offers: boolean;
  /** Whether nothing may have been changed since it was made. */
  readonly needsUnchanged: boolean;
  /** Called with the exchanges that made a thing what it is, when that is lent. */
  readonly evidence: (exchanges: readonly number[]) => void;
}

/** An attempt at a test case, or one value of a property: what it holds no other has, until it ends. */
export class Scope {
  readonly held = new Set<Thing>();
  /** What it is about to make, since nothing could be lent. */
  readonly making = new Set<ThingKind>();
  /** What it has borrowed, it and its parts. */
  readonly borrowed = new Set<string>();
  /** How many parts of it are open: meanwhile it does nothing itself. */
  parts = 0;

  constructor(
    readonly plan: ScopePlan,
    readonly parent?: Scope,
  ) {}

  /** Notes that something is borrowed. */
  borrows(what: string): void {
    this.borrowed.add(what);
    this.parent?.borrows(what);
  }

  /** How many things of a kind it keeps from others right now. */
  countOf(kind: ThingKind): number {
    if (this.parts > 0 || !this.plan.offers) return 0;
    let count = Number(this.making.has(kind));
    for (const thing of this.held) if (thing.kind === kind) count += 1;
    return count;
  }
}
