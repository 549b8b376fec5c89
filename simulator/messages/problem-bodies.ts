import { flag, group, list, number, text, type Fields } from './fields.js';
import {
  addressIdentifier,
  characteristic,
  contact,
  problemType,
  reservationReference,
  serviceSpecification,
} from './shared-fields.js';

const reference = /^[A-Z0-9_]{5,25}/u;

const remark = (example: string) => text(example, { min: 1, max: 1000 });
const problemText = text('The service keeps dropping every evening.', { min: 10, max: 80 });

/** The body of a new service problem. */
export const createFields: Fields = {
  required: {
    id: number(23467),
    problemType,
    problemText,
    serviceId: text('SI2345432345345', { min: 1, max: 50 }),
    serviceSpecification,
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
    address: addressIdentifier,
    serviceTestId: number(23467),
    serviceTestReference: text('TEST_233827673', { pattern: reference }),
    secondaryContact: contact,
    appointmentReservationId: number(345),
    appointmentReservationReference: reservationReference,
    parentServiceProblemId: number(12345),
    parentServiceProblemReference: text('SI_RE23380000', { pattern: /^[A-Z0-9_]{1,25}/u }),
    hazards: remark('Hazardous materials stored on site'),
    onSiteRestrictions: remark('Restricted access'),
  },
};

/** The body of an amendment of a service problem. */
export const amendFields: Fields = {
  required: { id: number(23467), serviceProblemId: number(12356) },
  optional: {
    supplierReference: text('SI_RE233827673', { pattern: reference }),
    supplierServiceProblemReference: text('SK_PRO233827673', { pattern: reference }),
    problemText,
    escalationRequest: flag(true),
    characteristics: list(characteristic),
    primaryContact: contact,
    secondaryContact: contact,
    appointmentReservationId: number(345),
    appointmentReservationReference: reservationReference,
    hazards: remark('Hazardous materials stored on site'),
    onSiteRestrictions: remark('Restricted access'),
    notes: remark('Lorem ipsum dolor sit amet...'),
  },
};

/** The body of a cancellation of a service problem. */
export const cancelFields: Fields = {
  required: {
    id: number(123365),
    serviceProblemId: number(12356),
    supplierServiceProblemReference: text('SK_PRO233827673', { pattern: reference }),
    reasonCode: text('CUSTOMER_NETWORK_ISSUE', { pattern: /^[A-Z_]{5,50}/u }),
  },
  optional: { text: remark('Issue appears to have rectified itself.') },
};

/** The body of a decision on a resolution. */
export const resolutionFields: Fields = {
  required: { status: text('REJECTED', { values: ['REJECTED', 'ACCEPTED'] }) },
  optional: { tenantNotes: remark('Issue still persists') },
};
