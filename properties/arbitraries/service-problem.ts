import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '../../harness/index.js';
import { contacts } from './contacts.js';
import { madeOnce, mostlyListed, type RequestParts } from './request-parts.js';

const remarks = ['problemText', 'primaryContact', 'secondaryContact', 'hazards', 'onSiteRestrictions', 'notes'];
const places = [
  '/problemText',
  '/primaryContact/name',
  '/secondaryContact/name',
  '/hazards',
  '/onSiteRestrictions',
  '/notes',
];

/** What a tenant may write into a service problem: its free text, with optional fields in any combination. */
export const problemTexts = { free: remarks, overrides: contacts, texts: places };

/** What an amendment may change in any supplier's system: any part, but at least one. */
export const problemChanges = {
  free: [...remarks, 'escalationRequest'],
  // Whether a problem may be escalated depends on agreed service levels, so only leaving it out is always valid.
  overrides: { ...contacts, '/escalationRequest': false },
  texts: places,
  some: true,
  allows: ({ escalationRequest }: JsonObject) => escalationRequest !== true,
};

/** The documented problem types that match their own pattern, and others that do: the pattern has no end anchor. */
export const problemTypes = mostlyListed(
  ['OUTAGE', 'PERFORMANCE', 'STABILITY', 'SYNCHRONISATION', 'CUSTOMER'],
  ['NO_SIGNAL', 'OUTAGE_2', `OUTAGE_${'X'.repeat(40)}`],
);

const references = ['appointmentReservationId', 'appointmentReservationReference'];

const oneOf = madeOnce((names) => fc.constantFrom(...(names as readonly Json[])));

/** Any service problem, with anything that it may refer to. */
export const anyProblem: RequestParts = {
  name: 'create-problem',
  free: [...remarks, 'characteristics'],
  open: ['problemType'],
  references: [
    'serviceTestId',
    'serviceTestReference',
    'parentServiceProblemId',
    'parentServiceProblemReference',
    ...references,
  ],
  overrides: ({ characteristics }) => ({
    ...contacts,
    '/problemType': problemTypes,
    '/characteristics/*/name': oneOf(namesIn(characteristics)),
  }),
  texts: [...places, '/characteristics/*/value'],
  // A supplier need not accept several with the same name.
  mayBeRefused: (parts, plain) =>
    JSON.stringify(namesIn(parts['characteristics'])) !== JSON.stringify(namesIn(plain['characteristics'])),
};

/** Any amendment of a service problem. Its characteristics and their lengths are not documented. */
export const anyProblemAmendment: RequestParts = {
  name: 'amend-problem',
  free: remarks,
  open: ['characteristics', 'escalationRequest'],
  references,
  overrides: () => contacts,
  texts: [...places, '/characteristics/*/value'],
  some: true,
};

const reasonCodes = mostlyListed(
  ['ISSUE_RESOLVED', 'CUSTOMER_NETWORK_ISSUE', 'NO_LONGER_REQUIRED', 'OTHER'],
  ['ADDRESS_CHANGED', 'OTHER_REASON_9', `CUSTOMER_${'X'.repeat(60)}`],
);

/** Any cancellation of a service problem; the list of reasons is open. */
export const anyProblemCancellation: RequestParts = {
  name: 'cancel-problem',
  free: ['text'],
  open: ['reasonCode'],
  overrides: () => ({ '/reasonCode': reasonCodes }),
  texts: ['/text'],
};

/** Any decision on a resolution. */
export const anyDecision: RequestParts = {
  name: 'service-problem-resolution',
  free: ['tenantNotes'],
  open: ['status'],
  texts: ['/tenantNotes'],
  // The notes are optional, but a reason is expected with REJECTED.
  mayBeRefused: ({ status, tenantNotes }) => status === 'REJECTED' && tenantNotes === undefined,
};

function namesIn(characteristics: Json | undefined): readonly Json[] {
  return Array.isArray(characteristics)
    ? (characteristics as Json[]).filter(isJsonObject).map((each: JsonObject) => each['name'] ?? '')
    : [];
}
