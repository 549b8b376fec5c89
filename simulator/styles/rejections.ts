import { amendOrder, createEthernetOrder, createOrder, createProblem } from '../../contract/requirements/index.js';
import type { Style } from '../variations/style.js';
import { plainText } from '../json/json.js';
import type { Context } from '../variations/behaviour.js';
import { businessObjections, fieldObjections, type Grade } from '../messages/objection.js';
import { isInFlight } from '../state/entity.js';
import { orderOf } from '../operations/order-in-flight.js';
import { reservationRule } from '../operations/named-reservation.js';
import { orderKindOf } from '../messages/order-bodies.js';
import { requestBodies } from '../messages/request-bodies.js';
import { refusing } from '../variations/variation.js';

const malformed: Grade = { status: 400, code: 'MALFORMED_REQUEST' };
const invalid: Grade = { status: 422, code: 'INVALID_REQUEST' };

/** Styles of rejections: their codes, and what a supplier may have against a request beyond the documents. */
export const rejectionStyles: readonly Style[] = [
  {
    name: 'all-400',
    description: 'Answers every objection to a field with 400.',
    behaviour: { grades: ({ kind }) => (fieldObjections.has(kind) ? malformed : undefined) },
  },
  {
    name: 'all-422',
    description: 'Answers every objection to a field with 422.',
    behaviour: { grades: ({ kind }) => (fieldObjections.has(kind) ? invalid : undefined) },
  },
  {
    name: 'form-415',
    description: 'Answers a body that is not JSON by its media type with 415.',
    behaviour: { grades: ({ kind }) => (kind === 'media-type' ? { status: 415, code: malformed.code } : undefined) },
  },
  {
    name: 'other-error-codes',
    description: 'Uses other documented error codes than the guide gives for a status.',
    behaviour: {
      grades: ({ kind }) => {
        if (businessObjections.has(kind) && kind.endsWith('-unknown')) {
          return { status: 422, code: 'NOT_FOUND' };
        }
        return kind === 'header-missing' ? { status: 400, code: 'INVALID_REQUEST' } : undefined;
      },
    },
  },
  {
    name: 'refuses-cpe',
    description: 'Refuses the problem type CPE, which breaks its own pattern.',
    behaviour: refusing('The problem type does not match its pattern', ({ body }) => body['problemType'] === 'CPE'),
  },
  {
    name: 'refuses-unknown-fields',
    description: 'Refuses fields that the documents do not know.',
    behaviour: refusing('The request has an unknown field', (context) => {
      const { operation } = context.request;
      const documented = Object.entries(requestBodies).find(([key]) => key === operation)?.[1];
      const known = { ...documented?.required, ...documented?.optional };
      return !isOpen(context) && Object.keys(context.received).some((name) => !Object.hasOwn(known, name));
    }),
  },
  {
    name: 'knows-its-references',
    description: 'Refuses a service test, an appointment or a parent problem that it does not know.',
    behaviour: refusing('The request refers to something unknown', refersToUnknown),
  },
  {
    name: 'one-problem-a-service',
    description: 'Refuses a second problem in flight for one service.',
    incomplete: 'No two problems about one service can be compared.',
    behaviour: refusing(
      'There is a problem in flight for this service',
      ({ book, body, request }) =>
        request.operation === createProblem &&
        book.some((problem) => isInFlight(problem) && problem.data['serviceId'] === body['serviceId']),
    ),
  },
];

function refersToUnknown(context: Context): boolean {
  const { body, book, tests, tenant } = context;
  const { parentServiceProblemId: id, parentServiceProblemReference: reference } = body;
  const { serviceTestId, serviceTestReference } = body;
  return (
    reservationRule(context).length > 0 ||
    (serviceTestId !== undefined && tests.byId(serviceTestId, tenant) === undefined) ||
    (serviceTestReference !== undefined && tests.byReference(plainText(serviceTestReference)) === undefined) ||
    (id !== undefined && book.byId(id, tenant) === undefined) ||
    (reference !== undefined && book.byReference(plainText(reference)) === undefined)
  );
}

/** Whether no document shows all fields of a body: of an Ethernet order, or about an order to cease or modify. */
function isOpen(context: Context): boolean {
  const { operation } = context.request;
  if (operation === createEthernetOrder) return true;
  if (operation === createOrder) return orderKindOf(context.received) !== 'provideServiceOrder';
  return operation === amendOrder && orderOf(context)?.kind !== 'provideServiceOrder';
}
