import { checkAvailability, findAppointments } from '../../contract/requirements/index.js';
import { digitHeaders, inQuery, look, oddHeaders, smallNames, type HeaderFields, type Probe } from './probing.js';
import { address, asking, reservation, search, send, slotsIn } from './requests.js';

const headers: readonly HeaderFields[] = [
  {},
  { Authorization: undefined },
  { Authorization: 'Bearer unknown' },
  { Authorization: 'Bearer demo-expired-token' },
  { Authorization: 'Bearer demo-other-client-token' },
  { Authorization: inQuery },
  { Authorization: 'Basic dW5rbm93bjp1bmtub3du' },
  { 'X-Request-ID': undefined },
  { 'X-Conversation-ID': undefined },
  { Tenant: undefined },
  oddHeaders,
  digitHeaders,
  smallNames,
];

const addresses: readonly unknown[] = [
  undefined,
  '',
  '{"id":"1","type":"UP',
  'UPRN',
  '["1"]',
  { id: 'ANOTHER', type: 'UPRN' },
  { id: 1, type: 'UPRN' },
  { id: '1', type: 1 },
  { id: '1' },
  { type: 'UPRN' },
  '{"type":"UPRN","id":"1"}',
  '{ "id": "1",\n "type": "UPRN" }',
  '{"id":"\\u0031","type":"UPRN"}',
];

const specifications: readonly unknown[] = [
  undefined,
  '{"id":',
  '[]',
  {},
  { id: 1 },
  { id: '' },
  { id: 'x'.repeat(51) },
];

const serviceTypes = [
  undefined,
  '',
  'BROADBAND',
  'ETHERNET',
  'BROADBAND,ETHERNET',
  'ETHERNET,BROADBAND',
  'BROADBAND,BROADBAND',
  'broadband',
  'PIGEON',
];

const kinds = [
  '',
  'WEEKDAY_AM',
  'WEEKDAY',
  'SATURDAY_AM',
  'WEEKDAY_AM,WEEKDAY_PM',
  'SUNDAY,SUNDAY',
  'SUNDAY',
  'MIDNIGHT',
  'weekday_am',
];

const sixKinds = 'WEEKDAY,WEEKDAY_AM,WEEKDAY_PM,SATURDAY,SATURDAY_AM,SATURDAY_PM';

const days = [
  '2030-01-14',
  '2030-03-28',
  '2030-07-01',
  '2030-10-24',
  '2030-11-03',
  '2030-11-04',
  '2030-02-30',
  'soon',
  '31/12/2030',
];

function looking(paths: readonly string[]): readonly Probe[] {
  return paths.map((path) => ({ title: path, send: (url) => look(url, 'GET', path, undefined) }));
}

function enveloped(path: string): readonly Probe[] {
  return headers.map((each) => ({
    title: JSON.stringify(each),
    send: (url) => look(url, 'GET', path, undefined, { 'Content-Type': undefined, ...each }),
  }));
}

/** The probes of the operations that are asked by query parameters. */
export const searchProbes: Readonly<Record<string, readonly Probe[]>> = {
  [checkAvailability]: [
    ...enveloped(asking('/service-availability', { address })),
    ...looking(addresses.map((each) => asking('/service-availability', { address: each }))),
    ...looking(serviceTypes.map((each) => asking('/service-availability', { address, serviceTypes: each }))),
  ],
  [findAppointments]: [
    ...enveloped(search()),
    ...looking(addresses.map((each) => search({ address: each }))),
    ...looking(specifications.map((each) => search({ serviceSpecification: each }))),
    ...looking([search({ appointmentPurpose: undefined }), search({ appointmentPurpose: '' })]),
    ...looking(kinds.map((each) => search({ classifications: each }))),
    ...looking(days.map((each) => search({ appointmentFromDate: each }))),
    ...looking([search({ appointmentFromDate: '2030-07-01', classifications: sixKinds })]),
    {
      title: 'a slot that is offered, and offered once more',
      send: async (url) => {
        const reserve = async (): Promise<readonly string[]> => {
          const [slot] = slotsIn(await send(url, 'GET', search()));
          return look(url, 'POST', '/appointments', reservation(1, slot));
        };
        return [...(await reserve()), ...(await reserve()), ...(await look(url, 'GET', search(), undefined))];
      },
    },
  ],
};
