import { apiRequirements } from './api.js';
import { appointmentRequirements } from './appointments.js';
import { availabilityRequirements } from './availability.js';
import { changeRequirements } from './changes.js';
import { describedOnly } from './described.js';
import { kciRequirements } from './kcis.js';
import { orderRequirements } from './orders.js';
import { quoteRequirements } from './quotes.js';
import type { Requirement } from './requirement.js';
import { serviceProblemRequirements } from './service-problems.js';
import { serviceTestRequirements } from './service-tests.js';

export type { Level, OperationKey, Requirement, Sureness } from './requirement.js';
export { isNormative } from './requirement.js';
export * from './operations.js';

const catalogue = {
  ...apiRequirements,
  ...availabilityRequirements,
  ...quoteRequirements,
  ...appointmentRequirements,
  ...orderRequirements,
  ...serviceTestRequirements,
  ...serviceProblemRequirements,
  ...changeRequirements,
  ...kciRequirements,
} as const;

/** The permanent id of a requirement; an unknown one does not compile. */
export type RequirementId = keyof typeof catalogue | keyof typeof describedOnly;

const known: Record<RequirementId, Requirement> = { ...catalogue, ...describedOnly };

/**
 * Every requirement by its id, in the order of the documents: shared ones first, then area by area, and last those that
 * suites from `--suites` added.
 */
export const requirements: Readonly<Record<RequirementId, Requirement>> = known;

/** The ids of all requirements of the Supplier API, in catalogue order. */
export const requirementIds = Object.keys(catalogue) as readonly RequirementId[];

const own = new Set<string>();

/**
 * Adds a requirement that does not come from the documents of the Supplier API.
 * @throws Error if the id is already in use
 */
export function enterRequirement(id: string, requirement: Requirement): RequirementId {
  if (isRequirementId(id)) throw new Error(`Two requirements have the id ${id}.`);
  own.add(id);
  known[id as RequirementId] = requirement;
  return id as RequirementId;
}

/** Whether a requirement was added by a suite from `--suites`. */
export function isOwn(id: RequirementId): boolean {
  return own.has(id);
}

/** Whether a text is the id of a requirement. */
export function isRequirementId(text: string): text is RequirementId {
  return Object.hasOwn(requirements, text);
}
