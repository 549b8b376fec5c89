import { describesSupplierApi, genericOperations, isDescribed, supplierApi } from './description.js';
import type { Operation } from './operation.js';
import { describedRequirements, type DescribedRequirement } from './requirements/described.js';
import {
  isOwn,
  requirements,
  sendUpdate,
  type OperationKey,
  type Requirement,
  type RequirementId,
} from './requirements/index.js';

/** How many operations are named at most as the source of one requirement. */
const namedOperations = 3;

/** The requirements that are in force with the chosen description, in catalogue order and worded for it. */
export function requirementsInForce(): ReadonlyMap<RequirementId, Requirement> {
  return new Map(
    (Object.keys(requirements) as RequirementId[]).flatMap((id) => {
      if (isOwn(id)) return [[id, requirements[id]] as const];
      const known = requirements[id].operations.filter((key) =>
        key === sendUpdate ? describesSupplierApi() : isDescribed(key),
      );
      const generic = genericOperations().filter((operation) => bindsGeneric(id, operation));
      if (known.length + generic.length === 0) return [];
      return [[id, worded(id, known, generic)] as const];
    }),
  );
}

/** Whether a requirement binds an operation: by the catalogue or, for a generic operation, by the description. */
export function binds(id: RequirementId, key: OperationKey): boolean {
  const operation = supplierApi.operations.get(key);
  return operation?.generic === true && !isOwn(id)
    ? bindsGeneric(id, operation)
    : requirements[id].operations.includes(key);
}

/** What a requirement says about an operation. */
export function statementOn(id: RequirementId, operation: Operation): string {
  return operation.generic ? describedStatement(id) : requirements[id].statement;
}

function bindsGeneric(id: RequirementId, operation: Operation): boolean {
  const described = describedBy(id);
  return described !== undefined && (described.binds?.(operation) ?? true);
}

function worded(id: RequirementId, known: readonly OperationKey[], generic: readonly Operation[]): Requirement {
  const requirement = requirements[id];
  if (generic.length === 0) return requirement;
  const operations = [...known, ...generic.map(({ key }) => key)];
  if (known.length > 0) return { ...requirement, operations };
  const { reading: _, ...rest } = requirement;
  const judgedBy = describedBy(id)?.judgedBy ?? rest.judgedBy;
  return { ...rest, statement: describedStatement(id), source: sourceOf(generic), operations, judgedBy };
}

/** The place in the description: its title and version, its file or URL, and the operations. */
function sourceOf(operations: readonly Operation[]): string {
  const pointers = operations.slice(0, namedOperations).map(({ pointer }) => pointer);
  const more = operations.length > namedOperations ? ` and ${operations.length - namedOperations} more` : '';
  return `${supplierApi.name} (${supplierApi.place}): ${pointers.join(', ')}${more}`;
}

function describedStatement(id: RequirementId): string {
  return describedBy(id)?.statement ?? requirements[id].statement;
}

function describedBy(id: RequirementId): DescribedRequirement | undefined {
  return Object.hasOwn(describedRequirements, id)
    ? describedRequirements[id as keyof typeof describedRequirements]
    : undefined;
}
