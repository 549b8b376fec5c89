/** What a problem code explains. */
export type ProblemCodeUse = 'cancel' | 'delay' | 'inform' | 'reappoint';

const all = ['cancel', 'delay', 'inform', 'reappoint'] as const;
const work = ['cancel', 'delay', 'reappoint'] as const;

/**
 * The problem codes of orders and their documented uses; `undefined` if the page is truncated before them. Source:
 * https://docs.thefibrecafe.net/pages/service-orders/orderkcis.md (docs-1.8 in part). There are more codes than the
 * page shows, and none are known for service problems, so another code or use is noted, never failed.
 */
export const problemCodes: Readonly<Record<string, readonly ProblemCodeUse[] | undefined>> = {
  ACCESS_ISSUE: work,
  ACTIVATION_FAILED: work,
  ADDITIONAL_WORK: work,
  APPOINTMENT_NOT_REQUIRED: ['inform'],
  CAPACITY_ISSUE: ['cancel'],
  COST_ISSUE: ['cancel', 'inform'],
  CUSTOMER_CHANGED_MIND: ['cancel', 'reappoint'],
  FAULT_AT_NODE: all,
  FAULT_AT_ONT: all,
  FAULT_AT_POP: all,
  INFORMATION_REQUIRED: ['delay', 'inform'],
  INSTALL_FAILED: work,
  INVALID_REQUEST: work,
  LINKED_ORDER_ISSUE: work,
  NETWORK_ISSUE: all,
  NETWORK_UNAVAILABLE: undefined,
  NO_LONGER_REQUIRED: undefined,
  OTHER: undefined,
  PLANNING_ISSUE: undefined,
  PROPERTY_UNOCCUPIED: undefined,
  ROUTER_NOT_AVAILABLE: undefined,
  SITE_UNSAFE: undefined,
  SUPPLIER_FAULT: undefined,
  SURVEY_REQUIRED: undefined,
  TIMED_OUT: undefined,
  UNABLE_TO_ATTEND: undefined,
  UNKNOWN_FAULT: undefined,
  WAYLEAVE_ISSUE: undefined,
};
