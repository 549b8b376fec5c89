import { amendProblem, cancelProblem, createProblem, decideResolution } from '../contract/requirements/index.js';
import { flag, group, list, number, text, type Fields } from './fields.js';

const reference = /^[A-Z0-9_]{5,25}/u;

const contact = group({
  required: {
    name: text('John Smith', { min: 1, max: 100 }),
    phoneNumber: text('01234 567890', { pattern: /^\+?[\d\s\-#]{8,50}$/u }),
  },
  optional: { email: text('john@smith.com', { pattern: /^\S{1,64}@\S{2,254}$/u }) },
});

const remark = (example: string) => text(example, { min: 1, max: 1000 });
const problemText = text('The service keeps dropping every evening.', { min: 10, max: 80 });

const createFields: Fields = {
  required: {
    id: number(23467),
    problemType: text('STABILITY', { pattern: /^([A-Z_]{5,25}|CPE$)/u }),
    problemText,
    serviceId: text('SI2345432345345', { min: 1, max: 50 }),
    serviceSpecification: group({
      required: { id: text('ftthl2r', { min: 1, max: 50 }) },
      optional: { name: text('FTTH', { min: 1, max: 50 }) },
    }),
    characteristics: list(
      group({
        required: {
          name: text('END_USER_CPE', { min: 1, max: 50 }),
          value: text('Zyzel DX3301', { min: 1, max: 50 }),
        },
        optional: {},
      }),
    ),
    primaryContact: contact,
    notes: remark('Lorem ipsum dolor sit amet...'),
  },
  optional: {
    address: group({ required: { id: text('200004033694'), type: text('UPRN') }, optional: {} }),
    serviceTestId: number(23467),
    serviceTestReference: text('TEST_233827673', { pattern: reference }),
    secondaryContact: contact,
    appointmentReservationId: number(345),
    appointmentReservationReference: text('A234X', { min: 1, max: 50 }),
    parentServiceProblemId: number(12345),
    parentServiceProblemReference: text('SI_RE23380000', { pattern: /^[A-Z0-9_]{1,25}/u }),
    hazards: remark('Hazardous materials stored on site'),
    onSiteRestrictions: remark('Restricted access'),
  },
};

const amendFields: Fields = {
  required: { id: number(23467), serviceProblemId: number(12356) },
  optional: {
    supplierReference: text('SI_RE233827673', { pattern: reference }),
    supplierServiceProblemReference: text('SK_PRO233827673', { pattern: reference }),
    problemText,
    escalationRequest: flag(true),
    characteristics: list(
      group({ required: { name: text('END_USER_CPE'), value: text('Zyzel DX3301') }, optional: {} }),
    ),
    primaryContact: contact,
    secondaryContact: contact,
    appointmentReservationId: number(345),
    appointmentReservationReference: text('A234X', { min: 1, max: 50 }),
    hazards: remark('Hazardous materials stored on site'),
    onSiteRestrictions: remark('Restricted access'),
    notes: remark('Lorem ipsum dolor sit amet...'),
  },
};

const cancelFields: Fields = {
  required: {
    id: number(123365),
    serviceProblemId: number(12356),
    supplierServiceProblemReference: text('SK_PRO233827673', { pattern: reference }),
    reasonCode: text('CUSTOMER_NETWORK_ISSUE', { pattern: /^[A-Z_]{5,50}/u }),
  },
  optional: { text: remark('Issue appears to have rectified itself.') },
};

const resolutionFields: Fields = {
  required: { status: text('REJECTED', { values: ['REJECTED', 'ACCEPTED'] }) },
  optional: { tenantNotes: remark('Issue still persists') },
};

/** The documented request bodies, by operation. */
export const requestBodies = {
  [createProblem]: createFields,
  [amendProblem]: amendFields,
  [cancelProblem]: cancelFields,
  [decideResolution]: resolutionFields,
} as const satisfies Record<string, Fields>;
