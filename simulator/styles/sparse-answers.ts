import {
  amendOrder,
  cancelOrder,
  checkAvailability,
  createEthernetOrder,
  createOrder,
  requestQuote,
  reserveAppointment,
  serviceProblemOperations,
  startServiceTest,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { withoutBody, withoutHeader } from '../messages/answer.js';
import type { Behaviour } from '../variations/behaviour.js';
import { valueAt, type JsonObject } from '../json/json.js';
import type { Style } from '../variations/style.js';
import { onSuccess, onSuccessBody } from '../variations/variation.js';

const problems: ReadonlySet<OperationKey> = new Set(serviceProblemOperations);

/** Styles that leave out of an answer what the documents do not certainly ask for. */
export const sparseAnswerStyles: readonly Style[] = [
  {
    name: 'no-echo-elsewhere',
    description: 'Sends X-Request-ID and X-Conversation-ID with answers about service problems, and with errors, only.',
    behaviour: onSuccess((answer, { request }) =>
      problems.has(request.operation)
        ? answer
        : withoutHeader(withoutHeader(answer, 'X-Request-ID'), 'X-Conversation-ID'),
    ),
  },
  {
    name: 'sparse-availability',
    description: 'Answers an availability check with nothing but the identifier of the address.',
    behaviour: onBodyOf(checkAvailability, (body) => ({
      address: { identifier: valueAt(body, '/address/identifier') ?? {} },
    })),
  },
  {
    name: 'nothing-available',
    description: 'Has no services at any address.',
    behaviour: onBodyOf(checkAvailability, (body) => ({ ...body, serviceSpecifications: [] })),
  },
  {
    name: 'empty-quotes',
    description: 'Answers a quote with an empty object.',
    behaviour: onBodyOf(requestQuote, () => ({})),
  },
  {
    name: 'empty-reservations',
    description: 'Answers a reservation with an empty object.',
    behaviour: onBodyOf(reserveAppointment, () => ({})),
  },
  {
    name: 'sparse-orders',
    description: 'Answers an order with nothing but its status.',
    behaviour: onBodyOf(createOrder, ({ status = 'ACKNOWLEDGED' }) => ({ status })),
  },
  {
    name: 'empty-amendments',
    description: 'Answers an amendment of an order with an empty object.',
    behaviour: onBodyOf(amendOrder, () => ({})),
  },
  {
    name: 'bodiless-amendments',
    description: 'Answers an amendment of an order, and an Ethernet order, without a body.',
    behaviour: onSuccess((answer, { request }) =>
      request.operation === amendOrder || request.operation === createEthernetOrder ? withoutBody(answer) : answer,
    ),
  },
  {
    name: 'empty-cancellations',
    description: 'Answers a cancellation of an order with an empty object.',
    behaviour: onBodyOf(cancelOrder, () => ({})),
  },
  {
    name: 'sparse-tests',
    description: 'Answers a service test with nothing but its id.',
    behaviour: onBodyOf(startServiceTest, ({ id = 1 }) => ({ id })),
  },
];

function onBodyOf(operation: OperationKey, change: (body: JsonObject) => JsonObject): Behaviour {
  return onSuccessBody((body, { request }) => (request.operation === operation ? change(body) : body));
}
