import { createEthernetOrder, createOrder } from '../../contract/requirements/index.js';
import { parameterObjections, type Grade } from '../messages/objection.js';
import { orderKindOf } from '../messages/order-bodies.js';
import { appointmentParameters, availabilityParameters } from '../messages/parameters.js';
import type { Style } from '../variations/style.js';
import { refusing } from '../variations/variation.js';

const malformed: Grade = { status: 400, code: 'MALFORMED_REQUEST' };
const invalid: Grade = { status: 422, code: 'INVALID_REQUEST' };

const parameterNames: ReadonlySet<string> = new Set(
  [availabilityParameters, appointmentParameters].flatMap(({ required, optional }) => [
    ...Object.keys(required),
    ...Object.keys(optional),
  ]),
);

/** Styles of what a supplier demands of queries and orders beyond the documents, or does not offer. */
export const demandStyles: readonly Style[] = [
  {
    name: 'takes-tokens-of-other-clients',
    description: 'Takes every token that it issued, to whichever client.',
    behaviour: { overlooks: ({ kind }) => kind === 'credentials-of-another' },
  },
  {
    name: 'parameters-400',
    description: 'Answers every objection to a query parameter with 400.',
    behaviour: { grades: ({ kind }) => (parameterObjections.has(kind) ? malformed : undefined) },
  },
  {
    name: 'parameters-422',
    description: 'Answers every objection to a query parameter with 422.',
    behaviour: { grades: ({ kind }) => (parameterObjections.has(kind) ? invalid : undefined) },
  },
  {
    name: 'refuses-bare-braces',
    description: 'Refuses a query with bare braces, which no URI may have.',
    behaviour: refusing('The query is not percent-encoded', ({ request }) => /[{}]/.test(request.query)),
  },
  {
    name: 'refuses-raw-commas',
    description: 'Refuses a query with commas that are not percent-encoded.',
    behaviour: refusing('The query is not percent-encoded', ({ request }) => request.query.includes(',')),
  },
  {
    name: 'refuses-unknown-parameters',
    description: 'Refuses query parameters that the documents do not know.',
    behaviour: refusing('The request has an unknown parameter', ({ request }) =>
      [...new URLSearchParams(request.query).keys()].some((name) => !parameterNames.has(name)),
    ),
  },
  {
    name: 'installs-only',
    description: 'Has appointments to provide a service, and for no other purpose.',
    behaviour: refusing('There are no appointments for this purpose', ({ body }) => {
      const { appointmentPurpose, purpose = appointmentPurpose } = body;
      return purpose !== undefined && purpose !== 'PROVIDE';
    }),
  },
  {
    name: 'refuses-swap',
    description: 'Refuses orders of the type SWAP, which not all documents know.',
    behaviour: refusing('The order type is not known', ({ body }) => body['orderType'] === 'SWAP'),
  },
  {
    name: 'tenants-agree',
    description: 'Refuses an order whose tenant is not that of the header.',
    behaviour: refusing(
      'The tenant is not that of the header',
      ({ request, body, tenant }) => request.operation === createOrder && body['tenant'] !== tenant,
    ),
  },
  {
    name: 'provides-only',
    description: 'Refuses orders to cease or modify a service.',
    incomplete: 'No order to cease or modify a service is accepted.',
    behaviour: refusing(
      'Services cannot be ceased or modified here',
      ({ request, received }) => request.operation === createOrder && orderKindOf(received) !== 'provideServiceOrder',
    ),
  },
  {
    name: 'no-ethernet',
    description: 'Refuses Ethernet orders, since it sells no Ethernet.',
    incomplete: 'No Ethernet order is accepted.',
    behaviour: refusing('There is no such product', ({ request }) => request.operation === createEthernetOrder),
  },
];
