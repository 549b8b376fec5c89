import { apiRequirements } from './api.js';
import type { Requirement } from './requirement.js';
import { serviceProblemRequirements } from './service-problems.js';

export type { Level, OperationKey, Requirement, Sureness } from './requirement.js';
export * from './service-problem-operations.js';

const catalogue = { ...apiRequirements, ...serviceProblemRequirements } as const;

/** The permanent id of a requirement; an unknown one does not compile. */
export type RequirementId = keyof typeof catalogue;

/** Every requirement by its id, in the order of the documents: shared ones first, then area by area. */
export const requirements: Readonly<Record<RequirementId, Requirement>> = catalogue;

/** The ids of all requirements, in catalogue order. */
export const requirementIds = Object.keys(catalogue) as readonly RequirementId[];

/** Whether a text is the id of a requirement. */
export function isRequirementId(text: string): text is RequirementId {
  return Object.hasOwn(catalogue, text);
}
