import type { RequirementId } from '../../contract/requirements/index.js';
import type { Context } from './behaviour.js';
import type { Fault } from './fault.js';
import type { Json, JsonObject } from '../json/json.js';
import { onOperations, type OperationName } from './on-operations.js';
import { onSuccessBody } from './variation.js';

/** One way in which the body of a success answer is wrong. */
export type BodyCase = readonly [
  name: string,
  description: string,
  change: (body: JsonObject, context: Context) => Json,
];

/** One fault for each way in which the success answers of an operation are wrong against one requirement. */
export function bodyFaults(
  operation: OperationName,
  requirement: RequirementId,
  cases: readonly BodyCase[],
): readonly Fault[] {
  return cases.flatMap(([name, description, change]) =>
    onOperations({ name, requirement, description, behaviour: onSuccessBody(change) }, [operation]),
  );
}
