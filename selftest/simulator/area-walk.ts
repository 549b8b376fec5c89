import { violations } from './documented-schemas.js';
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
  soundHeaders,
  type Reply,
} from './requests.js';

/** What a walk expects of one answer. */
interface Step {
  readonly title: string;
  readonly statuses: readonly number[];
  readonly schema: string;
}

const refusal = [400, 422];

/**
 * Goes once through the operations on availability, quotes, appointments, orders and tests, with a refusal of each kind,
 * and gives what is wrong with the answers; `refusable` names steps that a style may refuse.
 */
export async function areaComplaints(
  url: string,
  done: readonly number[],
  refusable: readonly string[] = [],
): Promise<readonly string[]> {
  const found: string[] = [];
  const look = (step: Step, reply: Reply): Reply => {
    found.push(...complaintsAbout(step, reply, refusable).map((problem) => `${step.title}: ${problem}`));
    return reply;
  };
  const post = async (title: string, path: string, body: unknown, schema: string, statuses: readonly number[]) =>
    look({ title, statuses, schema }, await send(url, 'POST', path, body));
  const get = async (title: string, path: string, schema: string, statuses: readonly number[] = [200]) =>
    look({ title, statuses, schema }, await send(url, 'GET', path));

  await get('availability', asking('/service-availability', { address }), 'ServiceAvailability');
  await get('availability of nowhere', '/service-availability', 'Error', refusal);
  await get('unknown service type', asking('/service-availability', { address, serviceTypes: 'X' }), 'Error', refusal);
  const [slot] = slotsIn(await get('slots', search(), 'AvailableAppointments'));
  await get('malformed', search({ address: '{' }), 'Error', refusal);
  const reserve = (title: string, more: object, schema: string, statuses: readonly number[]) =>
    post(title, '/appointments', { ...reservation(1, slot), ...more }, schema, statuses);
  if (slot !== undefined) await reserve('reserve', {}, 'AppointmentReservation', [201]);
  await reserve('reserve the past', { timeslot: reservation(1)['timeslot'] }, 'Error', [422]);

  const named = slot === undefined ? {} : { appointmentReservationId: 1 };
  await post('order', '/service-orders', { ...order(1), ...named }, 'ServiceOrder', done);
  await post('cease', '/service-orders', { id: 2, tenant: 'TENANT1', serviceId: 'S1' }, 'ServiceOrder', done);
  await post('order of nothing', '/service-orders', {}, 'Error', refusal);
  await post('amend', '/service-order-amendments', { id: 1, orderId: 1 }, 'ServiceOrderAmendment', done);
  const cancellation = { id: 1, orderId: 1, reasonCode: 'OTHER' };
  await post('cancel', '/service-order-cancellations', cancellation, 'ServiceOrderCancellation', done);
  await post('cancel again', '/service-order-cancellations', cancellation, 'Error', [422]);
  await post('quote', '/quote', quote(1), 'Quote', [201]);
  await post('ethernet', '/ethernet/service-orders', ethernetOrder(1), 'EthernetServiceOrder', done);
  await post('test', '/service-tests', serviceTest(1), 'ServiceTest', [201]);
  await post('unknown service', '/service-tests', { ...serviceTest(2), serviceId: 'SI0000000000000' }, 'Error', [422]);
  return found;
}

function complaintsAbout({ title, statuses, schema }: Step, reply: Reply, refusable: readonly string[]): string[] {
  if (refusable.includes(title) && reply.status === 422) return violations('Error', reply.body).slice();
  const found = statuses.includes(reply.status) ? [] : [`${reply.status} ${reply.text}`];
  const isError = reply.status >= 400;
  const echo = reply.headers.get('x-request-id');
  if (echo !== null && echo !== soundHeaders['X-Request-ID']) found.push('X-Request-ID');
  if (reply.text === '' && !isError) return found;
  if (!/^application\/json\b/i.test(reply.headers.get('content-type') ?? '')) found.push('Content-Type');
  // The messages of errors are texts by their example only.
  const broken = violations(schema, reply.body).filter((problem) => !/^\/messages\/\d+ /.test(problem));
  return reply.status === 202 ? found : [...found, ...broken];
}
