import type { OperationKey, RequirementId } from '../../contract/requirements/index.js';
import type { Behaviour } from './behaviour.js';
import type { Mode } from './mode.js';

/** The name of a fault, as in `--fault NAME`. */
export type FaultName = string;

/** One deliberate defect of the reference supplier. */
export interface Fault {
  readonly name: FaultName;
  /** The requirement that it violates. */
  readonly requirement: RequirementId;
  /** The operation at fault, as a report names it. */
  readonly operation: OperationKey;
  readonly description: string;
  /** The mode in which alone it shows, if it does not show in both. */
  readonly mode?: Mode;
  /** The operations that behave otherwise, where that is not just the one at fault; all others stay sound. */
  readonly scope?: readonly OperationKey[];
  readonly behaviour: Behaviour;
}
