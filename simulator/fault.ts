import type { OperationKey, RequirementId } from '../contract/requirements/index.js';
import type { Behaviour } from './behaviour.js';
import type { Mode } from './operations/operation.js';

/** The name of a fault, as in `--fault NAME`. */
export type FaultName = string;

/** One deliberate defect of the reference supplier. */
export interface Fault {
  readonly name: FaultName;
  /** The requirement that it violates. */
  readonly requirement: RequirementId;
  /** The operation at fault; every other one stays sound. */
  readonly operation: OperationKey;
  readonly description: string;
  /** The mode in which alone it shows, if it does not show in both. */
  readonly mode?: Mode;
  /** Operations that the behaviour applies to, where they are more than the one at fault. */
  readonly scope?: readonly OperationKey[];
  readonly behaviour: Behaviour;
}
