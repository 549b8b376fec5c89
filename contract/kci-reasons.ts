import type { Sureness } from './requirements/requirement.js';

/** Whether a demand applies to any entity or only to orders. */
type Scope = 'any' | 'service-order';

/** Something that a reason requires, and how far that can be trusted. */
interface Demand {
  readonly of: Scope;
  readonly sureness: Sureness;
}

/** Fields of which at least one is required; `anywhere` in the KCI if their place is not known. */
export interface FieldDemand extends Demand {
  readonly anyOf: readonly string[];
  readonly place: 'kci' | 'entity' | 'anywhere';
}

/** The states that an entity may have with this reason. */
export interface StatusDemand extends Demand {
  readonly oneOf: readonly string[];
}

/** What is known about a reason code. */
export interface KciReason {
  /** How certain it is that suppliers use it. */
  readonly sureness: Sureness;
  readonly fields: readonly FieldDemand[];
  readonly statuses: readonly StatusDemand[];
  /** Whether its event may change more of the entity than its state. */
  readonly changesData: boolean;
}

const problemCode = { anyOf: ['problemCode'], place: 'kci' } as const;
const text = { anyOf: ['text'], place: 'kci' } as const;
const quiet = { fields: [], statuses: [], changesData: false } as const;

/**
 * The reason codes of KCIs. The API texts (older-docs) are about any entity, the guide to reasons (docs-1.8, or
 * older-docs if only its older version has it) about orders. The other states are those that tenants see.
 */
export const kciReasons: Readonly<Record<string, KciReason>> = {
  CREATED: {
    ...quiet,
    sureness: 'docs-1.8',
    // One page says IN_PROGRESS, another COMMITTED: both pass.
    statuses: [{ oneOf: ['ACKNOWLEDGED', 'IN_PROGRESS', 'COMMITTED'], of: 'service-order', sureness: 'older-docs' }],
  },
  ACKNOWLEDGED: {
    ...quiet,
    sureness: 'docs-1.8',
    statuses: [{ oneOf: ['ACKNOWLEDGED'], of: 'any', sureness: 'older-docs' }],
  },
  COMMITTED: {
    ...quiet,
    sureness: 'docs-1.8',
    fields: [
      { anyOf: ['committedDate'], place: 'entity', of: 'service-order', sureness: 'docs-1.8' },
      { anyOf: ['targetDate'], place: 'entity', of: 'service-order', sureness: 'docs-1.8' },
    ],
    statuses: [{ oneOf: ['IN_PROGRESS'], of: 'any', sureness: 'older-docs' }],
  },
  UPDATE: { ...quiet, sureness: 'docs-1.8', changesData: true },
  ADDITIONAL: { ...quiet, sureness: 'docs-1.8', changesData: true },
  WARNING: {
    ...quiet,
    sureness: 'docs-1.8',
    fields: [
      { ...problemCode, of: 'service-order', sureness: 'docs-1.8' },
      { ...problemCode, of: 'any', sureness: 'inferred' },
    ],
  },
  DELAY: {
    ...quiet,
    sureness: 'docs-1.8',
    fields: [{ ...problemCode, of: 'any', sureness: 'older-docs' }],
    // "Usually", so another status is only noted.
    statuses: [{ oneOf: ['HELD'], of: 'any', sureness: 'inferred' }],
  },
  RESUMED: {
    ...quiet,
    sureness: 'older-docs',
    statuses: [{ oneOf: ['IN_PROGRESS'], of: 'any', sureness: 'older-docs' }],
  },
  INFORMATION_REQUIRED: {
    ...quiet,
    sureness: 'docs-1.8',
    fields: [
      { ...text, of: 'any', sureness: 'older-docs' },
      // One page requires it for everything off the happy path, two pages do not. The absence is noted.
      { ...problemCode, of: 'any', sureness: 'inferred' },
    ],
    // For problems the state is not known, since the supplier list has no PENDING.
    statuses: [{ oneOf: ['PENDING'], of: 'service-order', sureness: 'tenant-side' }],
  },
  RESUBMIT: { ...quiet, sureness: 'older-docs', fields: [{ ...text, of: 'any', sureness: 'inferred' }] },
  REAPPOINT: {
    ...quiet,
    sureness: 'older-docs',
    fields: [{ ...problemCode, of: 'any', sureness: 'older-docs' }],
    statuses: [{ oneOf: ['PENDING'], of: 'service-order', sureness: 'tenant-side' }],
  },
  REAPPOINTED: {
    ...quiet,
    sureness: 'older-docs',
    fields: [
      {
        anyOf: ['appointmentTimeslot', 'appointmentSupplierReference', 'appointmentReservationReference'],
        place: 'entity',
        of: 'any',
        // The sentence is truncated, so what it requires is not certain.
        sureness: 'inferred',
      },
    ],
    changesData: true,
  },
  AMENDED: {
    ...quiet,
    sureness: 'older-docs',
    fields: [
      {
        anyOf: ['serviceOrderAmendmentId', 'serviceOrderAmendmentReference'],
        place: 'anywhere',
        of: 'service-order',
        // Only the oldest version of the guide has it, without its place, and a supplier may amend an order itself.
        sureness: 'inferred',
      },
    ],
    changesData: true,
  },
  CANCELLED: {
    ...quiet,
    sureness: 'older-docs',
    fields: [
      { ...problemCode, of: 'service-order', sureness: 'older-docs' },
      { ...problemCode, of: 'any', sureness: 'inferred' },
    ],
    statuses: [
      { oneOf: ['CANCELLED'], of: 'service-order', sureness: 'older-docs' },
      { oneOf: ['CANCELLED'], of: 'any', sureness: 'inferred' },
    ],
  },
  ORDER_REJECTED: {
    ...quiet,
    sureness: 'older-docs',
    fields: [
      { ...text, of: 'any', sureness: 'older-docs' },
      { ...problemCode, of: 'any', sureness: 'inferred' },
    ],
    statuses: [{ oneOf: ['REJECTED'], of: 'service-order', sureness: 'older-docs' }],
  },
  AMENDMENT_REJECTED: { ...quiet, sureness: 'older-docs', fields: [{ ...text, of: 'any', sureness: 'inferred' }] },
  CANCELLATION_REJECTED: { ...quiet, sureness: 'other-supplier' },
  COMPLETED: {
    ...quiet,
    sureness: 'other-supplier',
    statuses: [{ oneOf: ['COMPLETED', 'PARTIAL'], of: 'service-order', sureness: 'tenant-side' }],
    changesData: true,
  },
  TERMINATED: {
    ...quiet,
    sureness: 'tenant-side',
    statuses: [{ oneOf: ['CANCELLED', 'REJECTED', 'FAILED'], of: 'any', sureness: 'tenant-side' }],
  },
  CONFIRM: { ...quiet, sureness: 'tenant-side' },
};
