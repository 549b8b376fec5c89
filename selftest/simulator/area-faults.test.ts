import { describe, expect, test } from 'vitest';

import {
  cancelOrder,
  checkAvailability,
  createOrder,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from '../../contract/requirements/index.js';
import { faults, startSupplier } from '../../simulator/index.js';
import { violations } from './documented-schemas.js';
import {
  address,
  asking,
  order,
  quote,
  reservation,
  search,
  send,
  serviceTest,
  slotsIn,
  type Reply,
} from './requests.js';

type Ask = (url: string) => Promise<Reply>;

const post =
  (path: string, body: unknown): Ask =>
  (url) =>
    send(url, 'POST', path, body);
const get =
  (path: string): Ask =>
  (url) =>
    send(url, 'GET', path);

function reserve(more: object): Ask {
  return async (url) => {
    const [slot] = slotsIn(await send(url, 'GET', search()));
    return send(url, 'POST', '/appointments', { ...reservation(1, slot), ...more });
  };
}

function cancel(quoting: boolean): Ask {
  return async (url) => {
    const { body } = await send(url, 'POST', '/service-orders', order(1));
    const quoted = quoting ? { supplierOrderReference: body?.['supplierOrderReference'] } : {};
    return send(url, 'POST', '/service-order-cancellations', { id: 1, orderId: 1, reasonCode: 'OTHER', ...quoted });
  };
}

const second = { name: 'Jane Smith', phoneNumber: '+44 1234 567891' };

/** Valid requests to each operation whose answer has a documented body, with that body's schema. */
const valid: Readonly<Record<string, readonly [schema: string, ...asks: readonly Ask[]]>> = {
  [checkAvailability]: ['ServiceAvailability', get(asking('/service-availability', { address }))],
  [requestQuote]: ['Quote', post('/quote', quote(1)), post('/quote', { ...quote(1), externalIdentifier: undefined })],
  [findAppointments]: [
    'AvailableAppointments',
    get(search()),
    get(search({ classifications: 'WEEKDAY_AM', appointmentFromDate: '2030-07-01' })),
  ],
  [reserveAppointment]: ['AppointmentReservation', reserve({}), reserve({ purpose: undefined })],
  [createOrder]: [
    'ServiceOrder',
    post('/service-orders', order(1)),
    post('/service-orders', { ...order(1), secondaryContact: second }),
  ],
  [cancelOrder]: ['ServiceOrderCancellation', cancel(false), cancel(true)],
  [startServiceTest]: ['ServiceTest', post('/service-tests', serviceTest(1))],
};

/** What the documented schema has against the success answers to valid requests. */
async function complaints(fault: string, [schema, ...asks]: (typeof valid)[string]): Promise<readonly string[]> {
  const supplier = await startSupplier({ faults: [fault], mode: 'sync' });
  try {
    const found: string[] = [];
    for (const ask of asks) {
      const { status, body } = await ask(supplier.url);
      if ((status === 200 || status === 201) && body !== undefined) found.push(...violations(schema, body));
    }
    return found;
  } finally {
    await supplier.close();
  }
}

/** What answers nothing, and what shows on texts alone that look like something else. */
const notHere = /^(never|resets|cuts|stops|digits-as-numbers|words-as-values)-/;
const answering = faults
  .filter(({ name }) => !notHere.test(name))
  .flatMap((fault) => {
    const asked = valid[fault.operation];
    return asked === undefined ? [] : [[fault.name, fault, asked] as const];
  });

describe.concurrent('the answers to valid requests', () => {
  const isBody = (id: string): boolean => /^(SA|QU|AP|OR|ST)-([A-Z]+-)?BODY$/.test(id);

  test.each(answering.filter(([, { requirement }]) => isBody(requirement)))(
    'break the documented schema with %s',
    async (name, _fault, asked) => {
      expect(await complaints(name, asked)).not.toEqual([]);
    },
  );

  test.each(answering.filter(([, { requirement }]) => !isBody(requirement)))(
    'keep to the documented schema with %s',
    async (name, _fault, asked) => {
      expect(await complaints(name, asked)).toEqual([]);
    },
  );
});
