import { Agent, request } from 'undici';

const agent = new Agent({ keepAliveTimeout: 500 });

/** The headers of a sound request. */
export const soundHeaders = {
  Authorization: 'Bearer demo-token',
  'Content-Type': 'application/json',
  'X-Request-ID': '5251cf7d-7971-42e4-a5be-c24ed58a7aa6',
  'X-Conversation-ID': '3456cf7d-4471-42e4-a5be-c24ed58a7aa6',
  Tenant: 'TENANT1',
} as const;

/** A problem with nothing but its required fields. */
export function smallProblem(id = 1): Record<string, unknown> {
  return {
    id,
    problemType: 'STABILITY',
    problemText: 'The service keeps dropping.',
    serviceId: 'SI2345432345345',
    serviceSpecification: { id: 'ftthl2r' },
    characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }],
    primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
    notes: 'Lorem ipsum dolor sit amet...',
  };
}

/** A problem with every documented field. */
export function fullProblem(id = 1): Record<string, unknown> {
  return {
    ...smallProblem(id),
    address: { id: '200004033694', type: 'UPRN' },
    serviceTestId: 23467,
    serviceTestReference: 'TEST_233827673',
    primaryContact: { name: 'John Smith', email: 'John@Smith.com', phoneNumber: '01234 567890' },
    secondaryContact: { name: 'Jane Smith', email: 'jane@smith.com', phoneNumber: '+44 1234 567891' },
    appointmentReservationId: 345,
    appointmentReservationReference: 'A234X',
    parentServiceProblemId: 12345,
    parentServiceProblemReference: 'SI_RE23380000',
    hazards: 'Hazardous materials stored on site',
    onSiteRestrictions: 'Restricted access',
  };
}

/** The documented address. */
export const address = { id: '200004033694', type: 'UPRN' } as const;

/** A path with query parameters: objects as JSON texts, lists with commas. */
export function asking(path: string, parameters: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : JSON.stringify(value);
    return [`${name}=${encodeURIComponent(text)}`];
  });
  return `${path}?${written.join('&')}`;
}

/** What a search for appointments must say. */
export function search(parameters: Readonly<Record<string, unknown>> = {}): string {
  const required = { address, serviceSpecification: { id: 'ftthl2r' }, appointmentPurpose: 'PROVIDE' };
  return asking('/available-appointments', { ...required, ...parameters });
}

/** A slot as an answer has it. */
export interface Timeslot {
  readonly timeslotStartDateTime: string;
  readonly timeslotEndDateTime: string;
  readonly classification: string;
  readonly standard: boolean;
}

/** The slots that an answer offers. */
export function slotsIn({ body }: Reply): readonly Timeslot[] {
  return (body?.['availableTimeslots'] ?? []) as readonly Timeslot[];
}

/** A reservation of a slot. */
export function reservation(id: number, slot: Partial<Timeslot> = {}): Record<string, unknown> {
  const { timeslotStartDateTime = '2022-01-10T09:00:00.000Z', timeslotEndDateTime = '2022-01-10T13:00:00.000Z' } = slot;
  const timeslot = { timeslotStartDateTime, timeslotEndDateTime };
  return { id, address, serviceSpecification: { id: 'ftthl2r' }, purpose: 'PROVIDE', timeslot };
}

/** An order with what is sure of it, and a little more. */
export function order(id = 1): Record<string, unknown> {
  return {
    id,
    orderType: 'NEW',
    tenant: 'TENANT1',
    address,
    serviceOrderItem: {
      serviceSpecification: { id: 'ftthl2r' },
      serviceCharacteristics: [{ name: 'ENNI_ID', value: '1' }],
    },
    primaryContact: { name: 'John Smith', email: 'John@Smith.com', phoneNumber: '01234 567890' },
  };
}

const site = { name: 'Strategic Imperative Offices', postcode: 'TW184LG', role: 'A-END', address };

/** A request for a quote. */
export function quote(id = 1): Record<string, unknown> {
  return {
    id,
    externalIdentifier: 'QUO-ETH-5001',
    sites: [
      { ...site, siteCharacteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }] },
      { ...site, role: 'B-END' },
    ],
    contractDetails: { contractLength: { value: 36, unit: 'MONTH' }, billingFrequency: 'MONTHLY' },
    service: [{ serviceSpecification: { id: 'ftthl2r' }, serviceCharacteristic: [{ name: 'A', value: 'B' }] }],
  };
}

/** An Ethernet order after a quote. */
export function ethernetOrder(id = 1, supplierQuoteId = 'SUPP2-QUO-ETH-5001'): Record<string, unknown> {
  return { id, tenant: 'TENANT1', supplierQuoteId, siteInformation: [site, { ...site, role: 'B-END' }] };
}

/** A service test. */
export function serviceTest(id = 1): Record<string, unknown> {
  const serviceSpecification = { id: 'ftthl2r' };
  return { id, serviceId: 'SI2345432345', serviceSpecification, problemType: 'STABILITY' };
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is not JSON. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Sends one request with sound headers, except where others are given; undefined drops one. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Reply> {
  const all = Object.entries({ ...soundHeaders, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  const reply = await request(`${url}${path}`, {
    method: method as 'POST',
    headers: all,
    dispatcher: agent,
    ...(text === undefined ? {} : { body: text }),
  });
  const received = await reply.body.text();
  const pairs = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return { status: reply.statusCode, headers: new Headers(pairs), text: received, body: parsed(received) };
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return undefined;
  }
}
