import {
  amendOrder,
  cancelOrder,
  checkAvailability,
  createEthernetOrder,
  createOrder,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { bodyProbes, envelopeProbes, look, odd, type Fields, type HeaderFields, type Probe } from './probing.js';
import { histories } from './history-probes.js';
import { changes } from './probe-changes.js';
import { rareBodies } from './rare-probes.js';
import { searchProbes } from './search-probes.js';
import {
  address,
  ethernetOrder,
  order,
  quote,
  reservation,
  search,
  send,
  serviceTest,
  slotsIn,
  type Timeslot,
} from './requests.js';

type Shown = Promise<readonly string[]>;
type Send = (url: string, body: unknown, headers?: HeaderFields) => Shown;

const contact = { name: 'John Smith', email: 'John@Smith.com', phoneNumber: '01234 567890' };
const second = { name: 'Jane Smith', phoneNumber: '+44 1234 567891' };
const oddContact = { ...contact, name: odd };

const amendment: Fields = {
  id: 1,
  orderId: 1,
  serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '2' }],
  primaryContact: contact,
  secondaryContact: second,
  requestedCompletionDate: '2027-01-10',
  engineerTasks: ['TEST_SINGLE_DEVICE'],
  hazards: 'Hazardous materials stored on site',
  onSiteRestrictions: 'Restricted access',
};
const cancellation: Fields = { id: 1, orderId: 1, reasonCode: 'CUSTOMER_CHANGED_MIND' };

const post =
  (path: string): Send =>
  (url, body, headers) =>
    look(url, 'POST', path, body, headers);

/** First places order 1 again. */
const afterOrder =
  (path: string): Send =>
  async (url, body, headers) => {
    await send(url, 'POST', '/service-orders', order(1));
    return look(url, 'POST', path, body, headers);
  };

/** First finds out the next free slot, and puts it in place of the documented one. */
const withSlot: Send = async (url, body, headers) => {
  const slot = await nextSlot(url);
  const own = typeof body === 'string' ? inText(body, slot) : inSlot(body as Fields, slot);
  return look(url, 'POST', '/appointments', own, headers);
};

function inSlot(body: Fields, slot: Timeslot | undefined): Fields {
  const free = reservation(1, slot)['timeslot'] as Fields;
  const asked = body['timeslot'];
  const documented = reservation(1)['timeslot'] as Fields;
  if (typeof asked !== 'object' || asked === null) return body;
  const timeslot = Object.entries(asked).map(([name, value]) => [
    name,
    value === documented[name] ? free[name] : value,
  ]);
  return { ...body, timeslot: Object.fromEntries(timeslot) as Fields };
}

function inText(body: string, slot: Timeslot | undefined): string {
  const free = reservation(1, slot)['timeslot'] as Readonly<Record<string, string>>;
  const documented = Object.entries(reservation(1)['timeslot'] as Readonly<Record<string, string>>);
  return documented.reduce((text, [name, moment]) => text.replaceAll(moment, free[name] ?? ''), body);
}

async function nextSlot(url: string): Promise<Timeslot | undefined> {
  return slotsIn(await send(url, 'GET', search()))[0];
}

async function cancelOrderOne(url: string): Promise<void> {
  await send(url, 'POST', '/service-orders', order(1));
  await send(url, 'POST', '/service-order-cancellations', cancellation);
}

/** Everything that is asked of an operation with a body. */
function ordinary(
  operation: OperationKey,
  full: Fields,
  act: Send,
  more: readonly (readonly [string, Fields])[] = [],
): readonly Probe[] {
  return [
    ...envelopeProbes((url, headers, text) => act(url, text(full), headers)),
    ...bodyProbes([['full', full], ...more, ...rareBodies(operation, full), ...changes(full)], act),
  ];
}

const reserved: readonly Probe[] = [
  { title: 'a slot twice', send: async (url) => twice(url) },
  { title: 'an order by id', send: (url) => orderWith(url, true, false) },
  { title: 'an order by reference', send: (url) => orderWith(url, false, true) },
];

async function twice(url: string): Shown {
  const body = inSlot(reservation(1), await nextSlot(url));
  await send(url, 'POST', '/appointments', body);
  return look(url, 'POST', '/appointments', body);
}

async function orderWith(url: string, byId: boolean, byReference: boolean): Shown {
  const { body } = await send(url, 'POST', '/appointments', inSlot(reservation(1), await nextSlot(url)));
  return look(url, 'POST', '/service-orders', {
    ...order(1),
    ...(byId && { appointmentReservationId: 1 }),
    ...(byReference && { appointmentReservationReference: body?.['supplierReference'] }),
  });
}

async function quotedCancellation(url: string): Shown {
  const { body } = await send(url, 'POST', '/service-orders', order(1));
  const quoted = { ...cancellation, supplierOrderReference: body?.['supplierOrderReference'] };
  return look(url, 'POST', '/service-order-cancellations', quoted);
}

/** The probes of the operations on availability, quotes, appointments, orders and tests. */
export const areaProbes: Readonly<Record<string, readonly Probe[]>> = {
  ...searchProbes,
  [requestQuote]: [
    histories.requestQuote,
    ...ordinary(requestQuote, quote(1), post('/quote'), [
      ['odd texts', { ...quote(1), sites: [{ name: odd, postcode: 'TW184LG', role: 'a-end', address }, {}] }],
      ['odd names', { ...quote(1), sites: sites(odd) }],
      ['without an identifier', { ...quote(1), externalIdentifier: undefined }],
      ['role in lower case', { ...quote(1), sites: sites('A', 'a-end') }],
      ['a fraction', { ...quote(1), id: 1.5 }],
      ['one site', { ...quote(1), sites: sites('A').slice(0, 1) }],
    ]),
  ],
  [reserveAppointment]: [
    ...ordinary(reserveAppointment, reservation(1), withSlot, [
      ['without a purpose', { ...reservation(1), purpose: undefined }],
    ]),
    ...bodyProbes([['a slot of the past', reservation(1)]], post('/appointments')),
    ...reserved,
  ],
  [createOrder]: [
    ...ordinary(createOrder, { ...order(1), secondaryContact: second }, post('/service-orders'), [
      ['small', order(1)],
      ['odd texts', { ...order(1), primaryContact: oddContact }],
      ['lower case', { ...order(1), orderType: 'new' }],
    ]),
    { title: 'cancelled by reference', send: quotedCancellation },
    histories.createOrder,
  ],
  [amendOrder]: [
    ...ordinary(amendOrder, amendment, afterOrder('/service-order-amendments'), [
      ['small', { id: 1, orderId: 1 }],
      ['unknown', { id: 1, orderId: 999_999 }],
      ['odd texts', { ...amendment, hazards: odd, primaryContact: oddContact }],
    ]),
    {
      title: 'after a cancellation',
      send: async (url) => {
        await cancelOrderOne(url);
        return look(url, 'POST', '/service-order-amendments', amendment);
      },
    },
    ...histories.amendOrder,
  ],
  [cancelOrder]: [
    ...ordinary(cancelOrder, cancellation, afterOrder('/service-order-cancellations'), [
      ['unknown', { ...cancellation, orderId: 999_999 }],
      ['quoting a reference', { ...cancellation, supplierOrderReference: 'OR_ANOTHER' }],
    ]),
    { title: 'quoting the reference', send: quotedCancellation },
    {
      title: 'after a cancellation',
      send: async (url) => {
        await cancelOrderOne(url);
        return look(url, 'POST', '/service-order-cancellations', cancellation);
      },
    },
    ...histories.cancelOrder,
  ],
  [createEthernetOrder]: ordinary(createEthernetOrder, ethernetOrder(1), post('/ethernet/service-orders'), [
    ['odd texts', { ...ethernetOrder(1), siteInformation: [{ name: odd }, { name: odd }] }],
    ['no sites', { ...ethernetOrder(1), siteInformation: [] }],
    ['one site', { ...ethernetOrder(1), siteInformation: [{}] }],
    ['unknown quote', ethernetOrder(1, 'NO-SUCH-QUOTE')],
  ]),
  [startServiceTest]: ordinary(startServiceTest, serviceTest(1), post('/service-tests'), [
    ['unknown service', { ...serviceTest(1), serviceId: 'SI0000000000000' }],
    ['another kind of problem', { ...serviceTest(1), problemType: 'OUTAGE' }],
  ]),
};

function sites(name: string, role = 'A-END'): readonly Fields[] {
  return [role, 'B-END'].map((each) => ({ name, postcode: 'TW184LG', role: each, address }));
}

/** One accepted and one refused request to each of them, or two refused ones, which need nothing of the others. */
export const areaSamples: Readonly<Record<string, readonly Probe[]>> = {
  [checkAvailability]: searchSamples(
    '/service-availability?address=%7B%22id%22%3A%221%22%2C%22type%22%3A%22UPRN%22%7D',
  ),
  [findAppointments]: searchSamples(search()),
  [requestQuote]: samples(quote(1), '/quote'),
  [reserveAppointment]: samples(reservation(1), '/appointments'),
  [createOrder]: samples(order(1), '/service-orders'),
  [amendOrder]: samples({ ...amendment, orderId: 999_999 }, '/service-order-amendments'),
  [cancelOrder]: samples({ ...cancellation, orderId: 999_999 }, '/service-order-cancellations'),
  [createEthernetOrder]: samples(ethernetOrder(1), '/ethernet/service-orders'),
  [startServiceTest]: samples(serviceTest(1), '/service-tests'),
};

function samples(body: Fields, path: string): readonly Probe[] {
  return bodyProbes(
    [
      ['full', body],
      ['wrong', {}],
    ],
    post(path),
  );
}

function searchSamples(path: string): readonly Probe[] {
  return [path, path.replace(/\?.*/, '')].map((each) => ({
    title: each,
    send: (url) => look(url, 'GET', each, undefined),
  }));
}
