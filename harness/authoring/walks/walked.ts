import type { OperationKey, RequirementId } from '../../../contract/requirements/index.js';
import type { Reply } from '../../wire/reply.js';
import type { SupplierRequest } from '../../wire/supplier-request.js';
import type { WalkAction, WalkName } from './walk.js';

/** A problem or order in a walk: what the model knows of it. */
export interface Walked<Thing extends { readonly id: number }> {
  readonly name: WalkName;
  readonly thing: Thing;
  /** The state that the supplier was last seen to bring it to. */
  status: string;
  /** How many amendments were accepted. */
  amendments: number;
  /** Whether a KCI may still be under way that would look like the answer to another request. */
  unsure: boolean;
  /** Whether a KCI with the reason UPDATE may announce a decision, and not of what was asked for since. */
  isDecided: boolean;
}

/** A request that an event consists of. */
export interface WalkRequest {
  readonly request: SupplierRequest;
  /** What becomes of the status when it is confirmed; undefined where it stays. */
  readonly leadsTo: string | undefined;
  /** The reason code of the KCI that confirms it after a 202; undefined where it is only answered at once. */
  readonly confirmedBy: 'AMENDED' | 'CANCELLED' | undefined;
  /** Whether the answer itself shows the state that it leads to; it does unless this says otherwise. */
  readonly isShown?: (reply: Reply) => boolean;
  /** Whether an answer may be the same as before, although the state excludes the event. */
  readonly repeats?: boolean;
}

/** What an event is checked against. */
export interface WalkRule {
  readonly operation: OperationKey;
  /** What a confirmation violates in each of the final states that exclude it. */
  readonly ended: Readonly<Partial<Record<string, RequirementId>>>;
  /** What a 202 without a KCI violates; undefined where no KCI is promised. */
  readonly untold: RequirementId | undefined;
}

/** What walks have to know of service problems, or of orders. */
export interface WalkKind<Thing extends { readonly id: number }> {
  readonly noun: string;
  readonly kind: 'service-problem' | 'service-order';
  /** The requirement that another refusal than 422 violates. */
  readonly rejectionCode: RequirementId;
  readonly rules: Partial<Readonly<Record<WalkAction, WalkRule>>>;
  /** A request that raises one, and what is known of it once it is acknowledged. */
  raise(): Promise<{ readonly reply: Reply; readonly acknowledged: () => Promise<Thing> }>;
  /** The request of an event; undefined where there is nothing to do it with. */
  request(action: WalkAction, walked: Walked<Thing>): WalkRequest | undefined | Promise<WalkRequest | undefined>;
}
