import { cancelOrder, createOrder } from '../../contract/requirements/index.js';
import { bodyFaults } from '../variations/body-faults.js';
import type { Fault } from '../variations/fault.js';
import { having, plainText, valueAt } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

const name = '/serviceOrderItem/serviceSpecification/name';
const committed = () => new Date(Date.now() + 864_000_000).toISOString();

/** Answers orders in another layout, or with references that are of no use. */
export const orderWrong: readonly Fault[] = [
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
      'Answers null for a second contact that there is none of.',
      (body) => (body['secondaryContact'] === undefined ? { ...body, secondaryContact: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one order.', (body) => [body]],
    [
      'answer-as-text',
      'Answers the reference of the order alone, as a JSON text.',
      (body) => body['supplierOrderReference'] ?? '',
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
  ...onOperations(
    {
      name: 'constant-reference',
      requirement: 'OR-REFERENCE-UNIQUE',
      description: 'Hands out the same reference for every order.',
      behaviour: { references: (kind) => (kind === 'order' ? 'OR_00000001' : undefined) },
    },
    ['order'],
  ),
  ...onOperations(
    {
      name: 'alternating-references',
      requirement: 'OR-REFERENCE-UNIQUE',
      description: 'Hands out two references for orders in turn.',
      behaviour: { references: (kind, count) => (kind === 'order' ? `OR_0000000${count % 2}` : undefined) },
    },
    ['order'],
  ),
  ...onOperations(
    {
      name: 'order-reference-refused',
      requirement: 'OR-REFERENCE-USABLE',
      description: 'Refuses a cancellation that quotes the reference of the order.',
      scope: [createOrder, cancelOrder],
      behaviour: refusing('The reference is not known', ({ body }) => body['supplierOrderReference'] !== undefined),
    },
    ['order'],
  ),
  ...onOperations(
    {
      name: 'order-reference-with-hyphen-refused',
      requirement: 'OR-REFERENCE-USABLE',
      description: 'Hands out references with a hyphen, then refuses them as malformed.',
      scope: [createOrder, cancelOrder],
      behaviour: {
        references: (kind, count) => (kind === 'order' ? `A123-${count}` : undefined),
        ...refusing('The reference does not match its pattern', ({ body }) =>
          plainText(body['supplierOrderReference']).includes('-'),
        ),
      },
    },
    ['order'],
  ),
];
