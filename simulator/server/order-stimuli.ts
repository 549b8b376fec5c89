import type { Entity } from '../state/entity.js';
import { announced, hold, type Stimulus } from './stimulus.js';

const dayMs = 86_400_000;

/** What makes the supplier act on an order. */
export const orderStimuli: Readonly<Record<string, Stimulus>> = {
  'delay-order': hold,
  'resume-order': (order) => {
    commit(order);
    return announced(order, 'RESUMED', { status: 'IN_PROGRESS' });
  },
  'complete-order': (order) => {
    commit(order);
    order.status = 'COMPLETED';
    return announced(order, 'COMPLETED', { status: 'COMPLETED' });
  },
  'unsolicited-cease': (order, { orders, references }) => {
    const { tenant, conversationId, data } = order;
    const cease = orders.keep({
      kind: 'ceaseServiceOrder',
      tenant,
      conversationId,
      reference: references.next('order'),
      data: { tenant, serviceId: data['serviceId'] ?? `SI_${order.reference}` },
      status: 'ACKNOWLEDGED',
      sequence: 0,
    });
    return announced(cease, 'CREATED', { status: 'ACKNOWLEDGED' });
  },
};

/** Puts an order in progress; the date that was committed to stays, once it is set. */
function commit(order: Entity): void {
  const targetDate = new Date(Date.now() + 10 * dayMs).toISOString();
  order.data = { committedDate: targetDate, targetDate, ...order.data };
  order.status = 'IN_PROGRESS';
}
