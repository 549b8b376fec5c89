import type { RequirementId } from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import type { ObjectionKind } from '../messages/objection.js';
import { onOperations, type OperationName } from '../variations/on-operations.js';

const cases: readonly (readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  overlooked: ObjectionKind,
  operation: OperationName,
])[] = [
  [
    'unknown-order-amended',
    'OR-AMEND-UNKNOWN',
    'Confirms an amendment of an order that does not exist.',
    'order-unknown',
    'order-amend',
  ],
  [
    'cancelled-order-amended',
    'OR-AMEND-ENDED',
    'Confirms an amendment of a cancelled order.',
    'order-ended',
    'order-amend',
  ],
  [
    'unknown-order-cancelled',
    'OR-CANCEL-UNKNOWN',
    'Confirms a cancellation of an order that does not exist.',
    'order-unknown',
    'order-cancel',
  ],
  [
    'cancelled-order-cancelled',
    'OR-CANCEL-ENDED',
    'Confirms a cancellation of a cancelled order.',
    'order-ended',
    'order-cancel',
  ],
  ['unknown-service-accepted', 'ST-VALIDATES', 'Tests a service that it does not know.', 'service-unknown', 'test'],
];

/** Confirms what is not possible. */
export const orderRulesIgnored: readonly Fault[] = cases.flatMap(
  ([name, requirement, description, overlooked, operation]) =>
    onOperations({ name, requirement, description, behaviour: { overlooks: ({ kind }) => kind === overlooked } }, [
      operation,
    ]),
);
