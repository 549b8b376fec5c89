import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { violations } from './documented-schemas.js';
import { address, asking, search, send, soundHeaders } from './requests.js';

let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(() => supplier.close());

const get = (path: string, headers: Record<string, string | undefined> = {}) =>
  send(supplier.url, 'GET', path, undefined, { 'Content-Type': undefined, ...headers });
const check = (parameters: Record<string, unknown>) => get(asking('/service-availability', parameters));
const services = (body: unknown) =>
  (body as { serviceSpecifications: { id: string }[] }).serviceSpecifications.map(({ id }) => id);

test('an availability check is answered for its address, with the headers of the request', async () => {
  const asked = { id: '10091234567', type: 'NAD' };
  const reply = await check({ address: asked });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ address: { identifier: asked } });
  expect(violations('ServiceAvailability', reply.body)).toEqual([]);
  expect(reply.headers.get('content-type')).toBe('application/json');
  expect(reply.headers.get('x-request-id')).toBe(soundHeaders['X-Request-ID']);
  expect(reply.headers.get('x-conversation-id')).toBe(soundHeaders['X-Conversation-ID']);
});

test('services are of the kinds that are asked for, by default of BROADBAND', async () => {
  const [none, broadband, ethernet, both] = await Promise.all(
    [undefined, 'BROADBAND', 'ETHERNET', 'BROADBAND,ETHERNET'].map((serviceTypes) => check({ address, serviceTypes })),
  );
  expect(services(none?.body)).toEqual(services(broadband?.body));
  expect(services(broadband?.body)).not.toEqual([]);
  expect(services(ethernet?.body)).not.toEqual(services(broadband?.body));
  expect(services(both?.body)).toEqual([...services(broadband?.body), ...services(ethernet?.body)]);
});

test.each([
  ['bare braces', 'address={"id":"1","type":"UPRN"}'],
  ['braces bare, the rest encoded', 'address={%22id%22%3A%221%22%2C%22type%22%3A%22UPRN%22}'],
  ['white space and another order', `address=${encodeURIComponent('{\n "type": "UPRN",\t"id": "1" }')}`],
  ['escapes', `address=${encodeURIComponent('{"\\u0069d":"\\u0031","type":"UPRN"}')}`],
  ['an unknown field', `address=${encodeURIComponent('{"id":"1","type":"UPRN","colour":"green"}')}`],
  ['an unknown parameter', `address=${encodeURIComponent('{"id":"1","type":"UPRN"}')}&colour=green`],
  ['a raw comma', `address=${encodeURIComponent('{"id":"1","type":"UPRN"}')}&serviceTypes=BROADBAND,ETHERNET`],
  [
    'a list item by item',
    `address=${encodeURIComponent('{"id":"1","type":"UPRN"}')}&serviceTypes=BROADBAND&serviceTypes=ETHERNET`,
  ],
])('an address with %s is understood', async (_title, query) => {
  const path = `/service-availability?${query}`;
  // A client that takes a URL encodes quotation marks by itself; this one writes the request line as it is.
  const status = await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(supplier.url);
    const { 'Content-Type': _none, ...headers } = soundHeaders;
    request({ hostname, port, path, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { address: { identifier: unknown } };
        resolve([reply.statusCode, body.address.identifier]);
      });
    })
      .on('error', reject)
      .end();
  });
  expect(status).toEqual([200, { id: '1', type: 'UPRN' }]);
});

describe('a query is refused', () => {
  const specification = { id: 'ftthl2r' };
  test.each<[number, string, string]>([
    [400, 'without an address', '/service-availability'],
    [400, 'with an empty address', '/service-availability?address='],
    [400, 'with a cut-off address', asking('/service-availability', { address: '{"id":"1","type":"UP' })],
    [400, 'with a plain address', asking('/service-availability', { address: 'UPRN' })],
    [400, 'with a list for an address', asking('/service-availability', { address: '["1","UPRN"]' })],
    [400, 'with a number for an id', asking('/service-availability', { address: { id: 1, type: 'UPRN' } })],
    [400, 'without the type of the address', asking('/service-availability', { address: { id: '1' } })],
    [422, 'with an unknown service type', asking('/service-availability', { address, serviceTypes: 'CARRIER_PIGEON' })],
    [422, 'with no service type', asking('/service-availability', { address, serviceTypes: '' })],
    [400, 'without a specification', search({ serviceSpecification: undefined })],
    [400, 'without a purpose', search({ appointmentPurpose: undefined })],
    [400, 'with a number for a specification', search({ serviceSpecification: { id: 1 } })],
    [422, 'with an empty specification', search({ serviceSpecification: { id: '' } })],
    [422, 'with a long specification', search({ serviceSpecification: { id: 'x'.repeat(51) } })],
    [422, 'with an unknown classification', search({ classifications: 'WEEKDAY_AM,MIDNIGHT' })],
    [422, 'from an invalid date', search({ appointmentFromDate: '2027-02-30' })],
    [422, 'from a moment', search({ appointmentFromDate: '2027-02-28T09:00:00Z' })],
    [
      400,
      'with two objections, of which one is malformed',
      search({ serviceSpecification: { ...specification, id: 1 }, classifications: 'NO' }),
    ],
  ])('%i %s', async (status, _title, path) => {
    const reply = await get(path);
    expect([reply.status, violations('Error', reply.body)]).toEqual([status, []]);
    expect(reply.headers.get('x-request-id')).toBe(soundHeaders['X-Request-ID']);
  });

  test.each([
    [401, { Authorization: undefined }],
    [400, { Tenant: undefined }],
    [400, { 'X-Request-ID': undefined }],
    [400, { 'X-Conversation-ID': undefined }],
  ])('%i with the headers %j', async (status, headers) => {
    expect((await get(asking('/service-availability', { address }), headers)).status).toBe(status);
    expect((await get(search(), headers)).status).toBe(status);
  });
});
