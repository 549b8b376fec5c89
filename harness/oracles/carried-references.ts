import { reserveAppointment, startServiceTest, type RequirementId } from '../../contract/requirements/index.js';
import { isJsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

/** What a later request can carry of a reference that an answer hands out. */
interface Carrier {
  readonly requirement: RequirementId;
  /** The field of the later request, and what it takes. */
  readonly field: string;
  readonly takes: string;
  readonly fits: (reference: string) => boolean;
}

const carriers: ReadonlyMap<string, Carrier> = new Map([
  [
    startServiceTest,
    {
      requirement: 'ST-REFERENCE-FORM',
      field: 'the serviceTestReference of a service problem',
      takes: '^[A-Z0-9_]{5,25}',
      fits: (reference) => /^[A-Z0-9_]{5,25}/.test(reference),
    },
  ],
  [
    reserveAppointment,
    {
      requirement: 'AP-RESERVATION-FORM',
      field: 'the appointmentReservationReference of an order or a service problem',
      takes: '1 to 50 characters',
      fits: (reference) => reference !== '' && [...reference].length <= 50,
    },
  ],
]);

/** A reference that is handed out can be named by the operations that it is for. */
export const handsOutFittingReferences: Oracle = (reply) => {
  const { operation, status, body } = reply;
  const carrier = carriers.get(operation.key);
  if (carrier === undefined || status !== 201 || !isJsonObject(body)) return [];
  const { supplierReference: reference } = body;
  if (typeof reference !== 'string' || carrier.fits(reference)) return [];
  return [
    finding(reply, carrier.requirement, {
      reason: `The reference does not fit into ${carrier.field}.`,
      expected: carrier.takes,
      actual: quote(reference),
      pointer: '/supplierReference',
    }),
  ];
};
