import { createEthernetOrder, createOrder } from '../../contract/requirements/index.js';
import { isJsonObject } from '../json/json.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

const described = ['ACKNOWLEDGED', 'IN_PROGRESS'];
const contradictory = [
  'REJECTED',
  'CANCELLED',
  'FAILED',
  'PARTIAL',
  'COMPLETED',
  'PENDING_AMENDMENT',
  'PENDING_CANCELLATION',
];

/** A 201 to a new order shows it as acknowledged or committed, as far as it shows a status. */
export const acknowledgesOrder: Oracle = (reply) => {
  const { operation, status: code, body } = reply;
  if (![createOrder, createEthernetOrder].includes(operation.key as typeof createOrder)) return [];
  if (code !== 201 || !isJsonObject(body)) return [];
  const { status } = body;
  const facts = { expected: described.join(' or '), actual: quote(status), pointer: '/status' };
  if (status === undefined && operation.key === createOrder)
    return [
      finding(reply, 'OR-CREATE-STATUS-DESCRIBED', {
        reason: 'The 201 to an order has no status.',
        ...facts,
        actual: `only ${Object.keys(body).join(', ')}`,
      }),
    ];
  if (typeof status !== 'string') return [];
  if (contradictory.includes(status))
    return [finding(reply, 'OR-CREATE-STATUS', { reason: `A new order is answered as ${quote(status)}.`, ...facts })];
  if (described.includes(status)) return [];
  return [
    finding(reply, 'OR-CREATE-STATUS-DESCRIBED', {
      reason: `A new order is answered as ${quote(status)}, which is not described for this answer.`,
      ...facts,
    }),
  ];
};

/** An order that is committed to has its two dates. */
export const commitsWithDates: Oracle = (reply) => {
  const { operation, status: code, body } = reply;
  if (operation.key !== createOrder || code !== 201 || !isJsonObject(body) || body['status'] !== 'IN_PROGRESS')
    return [];
  return ['committedDate', 'targetDate']
    .filter((name) => body[name] === undefined)
    .map((name) =>
      finding(reply, 'OR-COMMIT-DATES', {
        reason: `The order is IN_PROGRESS without its ${name}.`,
        expected: 'committedDate and targetDate',
        actual: `only ${Object.keys(body).join(', ')}`,
        pointer: `/${name}`,
      }),
    );
};
