import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { having, valueAt, without } from '../../json/json.js';

const name = '/serviceOrderItem/serviceSpecification/name';
const committed = () => new Date(Date.now() + 864_000_000).toISOString();

/** Answers orders and their cancellations in another layout. */
export const orders: readonly Fault[] = [
  ...bodyFaults('order', 'OR-CREATE-BODY', [
    [
      'number-for-reference',
      'Answers a number for the reference of an order.',
      (body) => ({ ...body, supplierOrderReference: 123 }),
    ],
    [
      'null-for-reference',
      'Answers null for the reference of an order.',
      (body) => ({ ...body, supplierOrderReference: null }),
    ],
    [
      'list-for-reference',
      'Answers a list with the reference of an order.',
      (body) => ({ ...body, supplierOrderReference: [body['supplierOrderReference'] ?? ''] }),
    ],
    [
      'number-for-specification-name',
      'Answers a number for the name of the service specification.',
      (body) => (valueAt(body, name) === undefined ? body : having(body, name, 7)),
    ],
    [
      'null-for-secondary-contact',
      'Answers null for a missing second contact.',
      (body) => (body['secondaryContact'] === undefined ? { ...body, secondaryContact: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one order.', (body) => [body]],
    [
      'answer-as-text',
      'Answers the reference of the order alone, as a JSON text.',
      (body) => body['supplierOrderReference'] ?? '',
    ],
  ]),
  ...bodyFaults('order', 'OR-CREATE-STATUS-DESCRIBED', [
    ['order-status-missing', 'Answers an order without its status.', (body) => without(body, '/status')],
    [
      'order-status-renamed',
      'Answers the status of an order as its state.',
      (body) => ({ ...without(body, '/status'), state: body['status'] ?? '' }),
    ],
  ]),
  ...bodyFaults('order', 'OR-COMMIT-DATES', [
    [
      'committed-without-dates',
      'Commits to a new order without any date.',
      (body) => ({ ...body, status: 'IN_PROGRESS' }),
    ],
    [
      'committed-without-target-date',
      'Commits to a new order without a target date.',
      (body) => ({ ...body, status: 'IN_PROGRESS', committedDate: committed() }),
    ],
    [
      'committed-without-committed-date',
      'Commits to a new order without the date that it commits to.',
      (body) => ({ ...body, status: 'IN_PROGRESS', targetDate: committed() }),
    ],
  ]),
  ...bodyFaults('order-cancel', 'OR-CANCEL-BODY', [
    [
      'number-for-reference',
      'Answers a number for the reference of a cancellation.',
      (body) => ({ ...body, supplierReference: 123 }),
    ],
    [
      'null-for-reference',
      'Answers null for the reference of a cancellation.',
      (body) => ({ ...body, supplierReference: null }),
    ],
    [
      'null-for-order-reference',
      'Answers null for a reference of the order that was not quoted.',
      (body) => (body['supplierOrderReference'] === undefined ? { ...body, supplierOrderReference: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one cancellation.', (body) => [body]],
  ]),
];
