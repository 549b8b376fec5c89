import type { Sureness } from '../requirements/requirement.js';

/** Where a statement was read, and how far it can be trusted. */
interface Sourced {
  /** The public page. */
  readonly source: string;
  readonly sureness: Sureness;
}

/** What can be in one of these states. */
export type LifecycleName = 'service-problem' | 'service-order' | 'service-test' | 'appointment-reservation';

/** One state of an entity. */
export interface State extends Sourced {
  /** How sure it is that nothing follows; none where something does. */
  readonly final?: Sureness;
  /** Whether only the gateway knows this state: no KCI tells of it. */
  readonly gatewayOnly?: true;
}

/** Who makes something happen. */
export type Cause = 'tenant' | 'supplier' | 'gateway' | 'time';

/** A change of state, or an event that leaves the state as it is. */
export interface Transition extends Sourced {
  /** In a few words, what happens. */
  readonly event: string;
  readonly cause: Cause;
  /** `new` stands for what is not there yet. */
  readonly from: readonly string[];
  /** Where it can lead; `same` stands for the state that it came from. */
  readonly to: readonly string[];
  /** The reason codes of the KCIs that tell of it; none where nothing is told, or the reason is not known. */
  readonly reasons: readonly string[];
}

/** A change of state that the documents exclude. Leaving a final state is excluded besides. */
export interface Exclusion extends Sourced {
  readonly from: readonly string[];
  readonly to: string;
  /** Reason codes under which it is less sure, so that it is noted only. */
  readonly exceptFor: readonly string[];
}

/** The lifecycle of one kind of entity. A transition that is neither here nor excluded is allowed, and noted. */
export interface Lifecycle {
  readonly name: LifecycleName;
  readonly states: Readonly<Record<string, State>>;
  readonly transitions: readonly Transition[];
  readonly exclusions: readonly Exclusion[];
}
