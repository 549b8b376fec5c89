import type { OperationName } from '../../simulator/variations/operation-names.js';
import { look, type Fields } from './probing.js';
import {
  address,
  asking,
  ethernetOrder,
  order,
  quote,
  reservation,
  search,
  send,
  serviceTest,
  slotsIn,
  smallProblem,
} from './requests.js';

type Shown = Promise<readonly string[]>;

/** A plain request of each operation, after what it needs first, with some fields in place of its own. */
export const plain: Readonly<Record<OperationName, (url: string, changes?: Fields) => Shown>> = {
  availability: (url, changes) => look(url, 'GET', asking('/service-availability', { address, ...changes }), undefined),
  quote: (url, changes) => look(url, 'POST', '/quote', { ...quote(1), ...changes }),
  slots: (url, changes) => look(url, 'GET', search(changes), undefined),
  reserve: async (url, changes) => {
    const [slot] = slotsIn(await send(url, 'GET', search()));
    return look(url, 'POST', '/appointments', { ...reservation(1, slot), ...changes });
  },
  order: (url, changes) => look(url, 'POST', '/service-orders', { ...order(1), ...changes }),
  'order-amend': async (url, changes) => {
    await send(url, 'POST', '/service-orders', order(1));
    return look(url, 'POST', '/service-order-amendments', { id: 1, orderId: 1, ...changes });
  },
  'order-cancel': async (url, changes) => {
    await send(url, 'POST', '/service-orders', order(1));
    return look(url, 'POST', '/service-order-cancellations', { id: 1, orderId: 1, reasonCode: 'OTHER', ...changes });
  },
  ethernet: (url, changes) => look(url, 'POST', '/ethernet/service-orders', { ...ethernetOrder(1), ...changes }),
  test: (url, changes) => look(url, 'POST', '/service-tests', { ...serviceTest(1), ...changes }),
  create: (url, changes) => look(url, 'POST', '/service-problems', { ...smallProblem(1), ...changes }),
  amend: async (url, changes) => {
    await send(url, 'POST', '/service-problems', smallProblem(1));
    return look(url, 'POST', '/service-problem-amendments', { id: 1, serviceProblemId: 1, ...changes });
  },
  cancel: async (url, changes) => {
    await send(url, 'POST', '/service-problems', smallProblem(1));
    const body = { id: 1, serviceProblemId: 1, reasonCode: 'OTHER', ...changes };
    return look(url, 'POST', '/service-problem-cancellations', body);
  },
  resolutions: (url, changes) =>
    look(url, 'PATCH', '/service-problem-resolutions/1234', { status: 'ACCEPTED', ...changes }),
};
