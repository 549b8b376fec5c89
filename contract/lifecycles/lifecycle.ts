import type { Sureness } from '../requirements/requirement.js';

/** The source of a statement, and how far it can be trusted. */
interface Sourced {
  /** The public page. */
  readonly source: string;
  readonly sureness: Sureness;
}

/** The kinds of entity that have a lifecycle. */
export type LifecycleName = 'service-problem' | 'service-order' | 'service-test' | 'appointment-reservation';

/** One state of an entity. */
export interface State extends Sourced {
  /** How certain it is that nothing follows; undefined if something does. */
  readonly final?: Sureness;
  /** Whether only the gateway knows this state, so no KCI reports it. */
  readonly gatewayOnly?: true;
}

/** Who makes something happen. */
export type Cause = 'tenant' | 'supplier' | 'gateway' | 'time';

/** A change of state, or an event that leaves the state as it is. */
export interface Transition extends Sourced {
  /** What happens, in a few words. */
  readonly event: string;
  readonly cause: Cause;
  /** `new` stands for an entity that does not exist yet. */
  readonly from: readonly string[];
  /** The states that can follow; `same` stands for the previous state. */
  readonly to: readonly string[];
  /** The reason codes of the KCIs that report it; empty if there is no KCI or the reason is not known. */
  readonly reasons: readonly string[];
}

/** A change of state that the documents exclude. Leaving a final state is always excluded. */
export interface Exclusion extends Sourced {
  readonly from: readonly string[];
  readonly to: string;
  /** Reason codes for which it is less certain and therefore only noted. */
  readonly exceptFor: readonly string[];
}

/** The lifecycle of one kind of entity. A transition that is neither here nor excluded is allowed, and noted. */
export interface Lifecycle {
  readonly name: LifecycleName;
  readonly states: Readonly<Record<string, State>>;
  readonly transitions: readonly Transition[];
  readonly exclusions: readonly Exclusion[];
}
