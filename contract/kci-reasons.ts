import type { Sureness } from './requirements/requirement.js';

/** What can be demanded of an entity of any kind, or of orders only. */
type Scope = 'any' | 'service-order';

/** Something that goes with a reason, and how far that can be trusted. */
interface Demand {
  readonly of: Scope;
  readonly sureness: Sureness;
}

/** Fields of which at least one has to be there, anywhere in the KCI where their place is not known. */
export interface FieldDemand extends Demand {
  readonly anyOf: readonly string[];
  readonly place: 'kci' | 'entity' | 'anywhere';
}

/** The states that an entity can have. */
export interface StatusDemand extends Demand {
  readonly oneOf: readonly string[];
}

/** What is known of a reason code. */
export interface KciReason {
  /** How sure it is that suppliers use it. */
  readonly sureness: Sureness;
  readonly fields: readonly FieldDemand[];
  readonly statuses: readonly StatusDemand[];
  /** Whether its event can change the data of the entity besides its state. */
  readonly changesData: boolean;
}

const problemCode = { anyOf: ['problemCode'], place: 'kci' } as const;
const text = { anyOf: ['text'], place: 'kci' } as const;
const quiet = { fields: [], statuses: [], changesData: false } as const;

/**
 * The reason codes of KCIs. The texts of the API (older-docs) speak of any entity, the guide of reasons (docs-1.8, and
 * older-docs where only its older version shows it) of orders; the states of the others are what tenants are told.
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
    // «Usually», so that another one is worth a note only.
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
      // One page demands it of all that is off the happy path, two do not: the contradiction is noted.
      { ...problemCode, of: 'any', sureness: 'inferred' },
    ],
    // What the supplier is to show is not known, since its list of states for problems has no PENDING.
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
        // The sentence is cut off, so what it demands is not sure.
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
        // Only the oldest version of the guide has it, without its place, and a supplier may amend by itself.
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
