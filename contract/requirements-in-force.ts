import { describesSupplierApi, foreignOperations, isDescribed, supplierApi } from './description.js';
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

/** How many operations are named as the source of one requirement. */
const namedOperations = 3;

/** The requirements that the chosen description leaves in force, in catalogue order, as they read for it. */
export function requirementsInForce(): ReadonlyMap<RequirementId, Requirement> {
  return new Map(
    (Object.keys(requirements) as RequirementId[]).flatMap((id) => {
      if (isOwn(id)) return [[id, requirements[id]] as const];
      const known = requirements[id].operations.filter((key) =>
        key === sendUpdate ? describesSupplierApi() : isDescribed(key),
      );
      const foreign = foreignOperations().filter((operation) => bindsForeign(id, operation));
      if (known.length + foreign.length === 0) return [];
      return [[id, worded(id, known, foreign)] as const];
    }),
  );
}

/** Whether a requirement binds an operation: by the catalogue, or as the description of a foreign one has it. */
export function binds(id: RequirementId, key: OperationKey): boolean {
  const operation = supplierApi.operations.get(key);
  return operation?.foreign === true && !isOwn(id)
    ? bindsForeign(id, operation)
    : requirements[id].operations.includes(key);
}

/** What a requirement states about an operation. */
export function statementOn(id: RequirementId, operation: Operation): string {
  return operation.foreign ? describedStatement(id) : requirements[id].statement;
}

function bindsForeign(id: RequirementId, operation: Operation): boolean {
  const described = describedBy(id);
  return described !== undefined && (described.binds?.(operation) ?? true);
}

function worded(id: RequirementId, known: readonly OperationKey[], foreign: readonly Operation[]): Requirement {
  const requirement = requirements[id];
  if (foreign.length === 0) return requirement;
  const operations = [...known, ...foreign.map(({ key }) => key)];
  if (known.length > 0) return { ...requirement, operations };
  const { reading: _, ...rest } = requirement;
  const judgedBy = describedBy(id)?.judgedBy ?? rest.judgedBy;
  return { ...rest, statement: describedStatement(id), source: sourceOf(foreign), operations, judgedBy };
}

/** Where a description says it: its title and version, where it was read from, and the operations. */
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
