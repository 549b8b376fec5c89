import { sendUpdate, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Behaviour, Context } from './behaviour.js';
import type { Fault } from './fault.js';
import { operationKeyOf, type OperationName } from './operation-names.js';
import { onSuccessBody } from './variation.js';

/** A row of a table of faults: one defect, and the operations that each get a fault with it. */
export type FaultRow = readonly [
  name: string,
  description: string,
  operations: readonly OperationName[],
  behaviour: Behaviour,
];

/**
 * The faults of a table, all of which violate the same requirement: one for each operation in a row, called
 * `NAME-on-OPERATION`.
 */
export function violating(
  requirement: RequirementId,
  rows: readonly FaultRow[],
  traits: Pick<Fault, 'mode' | 'scope'> = {},
): readonly Fault[] {
  return rows.flatMap(([name, description, operations, behaviour]) =>
    operations.map((operation) => ({
      ...traits,
      name: `${name}-on-${operation}`,
      requirement,
      operation: operationKeyOf(operation),
      description,
      behaviour,
    })),
  );
}

/** A row of a table of wrong bodies: what a success answer holds in place of the right body. */
export type BodyRow = readonly [
  name: string,
  description: string,
  change: (body: JsonObject, context: Context) => Json,
];

/** The faults of a table of wrong bodies, for the success answers of one operation. */
export function bodyFaults(
  operation: OperationName,
  requirement: RequirementId,
  rows: readonly BodyRow[],
): readonly Fault[] {
  return violating(
    requirement,
    rows.map(([name, description, change]) => [name, description, [operation], onSuccessBody(change)]),
  );
}

/** A row of a table of wrong KCIs: one fault, whose name is not extended, and the operations that the KCIs follow. */
export type KciRow = readonly [name: string, description: string, scope: readonly OperationKey[], behaviour: Behaviour];

/** The faults of a table of wrong KCIs. Most show only where the supplier answers later, by KCI. */
export function kciFaults(
  requirement: RequirementId,
  rows: readonly KciRow[],
  traits: Pick<Fault, 'mode'> = { mode: 'async' },
): readonly Fault[] {
  return rows.map(([name, description, scope, behaviour]) => ({
    ...traits,
    name,
    requirement,
    operation: sendUpdate,
    description,
    scope,
    behaviour,
  }));
}
