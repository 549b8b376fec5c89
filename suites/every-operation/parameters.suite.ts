import { queryOperations, type RequirementId } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  everyAnswer,
  expect,
  nameOf,
  operationOf,
  refusal,
  suite,
  type JsonObject,
} from '../../harness/index.js';
import { escaped } from './json-texts.js';

/** A wrong parameter: part of the id, the words after "a request" in the title, what it violates, how it is written. */
type Wrong = readonly [id: string, title: string, by: RequirementId, written: string | null];

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const address = { id: '200004033694', type: 'UPRN' };

const wrongAddresses: readonly Wrong[] = [
  ['without-id', 'whose address has no id', 'API-PARAMETER-REQUIRED', json({ type: 'UPRN' })],
  ['without-type', 'whose address has no type', 'API-PARAMETER-REQUIRED', json({ id: '200004033694' })],
  [
    'number-as-id',
    'with a number as the id of its address',
    'API-PARAMETER-TYPE',
    json({ ...address, id: 200004033694 }),
  ],
  ['number-as-type', 'with a number as the type of its address', 'API-PARAMETER-TYPE', json({ ...address, type: 1 })],
  ['list', 'with a list in place of its address', 'API-PARAMETER-TYPE', json([address])],
  ['plain', 'with a plain text in place of its address', 'API-PARAMETER-TYPE', '200004033694%20UPRN'],
  ['cut-off', 'whose address is truncated', 'API-PARAMETER-TYPE', json(address).slice(0, -3)],
];

const wrongParameters: Readonly<Record<string, readonly Wrong[]>> = {
  address: wrongAddresses,
  serviceTypes: [
    ['unlisted', 'for a service type that is not documented', 'API-PARAMETER-ENUM', 'UNKNOWN'],
    ['lower-case', 'for a service type in lower case', 'API-PARAMETER-ENUM', 'broadband'],
  ],
  serviceSpecification: [
    ['without-id', 'whose service specification has no id', 'API-PARAMETER-REQUIRED', json({})],
    ['number-as-id', 'with a number as the id of its service specification', 'API-PARAMETER-TYPE', json({ id: 12345 })],
    ['plain', 'with a plain text in place of its service specification', 'API-PARAMETER-TYPE', 'ftthl2r'],
    ['cut-off', 'whose service specification is truncated', 'API-PARAMETER-TYPE', json({ id: 'ftthl2r' }).slice(0, -3)],
    ['too-short', 'with an empty id in its service specification', 'API-PARAMETER-LIMIT', json({ id: '' })],
    [
      'too-long',
      'with 51 characters as its service specification',
      'API-PARAMETER-LIMIT',
      json({ id: 'f'.repeat(51) }),
    ],
  ],
  appointmentFromDate: [
    ['no-date', 'from an invalid date', 'API-PARAMETER-LIMIT', 'tomorrow'],
    ['handwritten', 'from 31/12/2030, not an ISO date,', 'API-PARAMETER-LIMIT', '31%2F12%2F2030'],
    ['no-such-day', 'from the 45th day of a 13th month', 'API-PARAMETER-LIMIT', '2027-13-45'],
  ],
  classifications: [
    ['unlisted', 'for a classification that is not documented', 'API-PARAMETER-ENUM', 'UNKNOWN'],
    ['second-unlisted', 'for two classifications, one not documented', 'API-PARAMETER-ENUM', 'WEEKDAY_AM%2CUNKNOWN'],
    ['lower-case', 'for a classification in lower case', 'API-PARAMETER-ENUM', 'weekday_am'],
  ],
};

for (const operation of queryOperations)
  suite(operation, `query parameters of ${operation}`, (test) => {
    const name = nameOf(operation);
    const { queryParameters } = operationOf(operation);
    const missing = queryParameters
      .filter(({ required }) => required)
      .map((parameter) => [parameter.name, [['missing', 'without its', 'API-PARAMETER-REQUIRED', null]]] as const);
    const wrong = queryParameters.map((parameter) => [parameter.name, wrongParameters[parameter.name] ?? []] as const);

    for (const [parameter, cases] of [...missing, ...wrong] as (readonly [string, readonly Wrong[]])[])
      for (const [id, title, by, written] of cases)
        test(
          `a request ${written === null ? `${title} ${parameter}` : title} is rejected`,
          checks(`${name}.parameter.${parameter}.${id}`, [by, 'API-PARAMETER-CODE', ...refusal]),
          async ({ given, supplier }) => {
            const request = await given.plainRequest(operation);
            const reply = await supplier.send({ ...request, rawQuery: { [parameter]: written } });

            expect(reply).toBeRejected({ by, described: [400, 422], otherwise: 'API-PARAMETER-CODE' });
          },
        );

    for (const [id, title, write] of [
      [
        'key-order',
        'with its keys in another order',
        (value: object) => json(Object.fromEntries(Object.entries(value).toReversed())),
      ],
      [
        'white-space',
        'with insignificant white space',
        (value: object) => encodeURIComponent(JSON.stringify(value, null, 2)),
      ],
      [
        'escapes',
        'with escaped characters',
        (value: JsonObject) => encodeURIComponent(escaped(JSON.stringify(value), { keys: true })),
      ],
    ] as const)
      test(
        `an address ${title} is accepted`,
        checks(`${name}.parameter.layout.${id}`, ['API-JSON-LAYOUT', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({
            ...request,
            rawQuery: { address: write(request.query?.['address'] as JsonObject) },
          });

          expect(reply).toBeAccepted('API-JSON-LAYOUT');
        },
      );

    test(
      'an address with unencoded braces, where it is accepted, is answered as documented',
      checks(`${name}.parameter.layout.bare-braces`, acceptance(operation)),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation);
        const written = json(request.query?.['address']).replaceAll('%7B', '{').replaceAll('%7D', '}');
        const reply = await supplier.send({ ...request, rawQuery: { address: written } });
        await given.leaveOpen(
          reply,
          'A URI may not have unencoded braces (RFC 3986), although the documented command has them.',
        );

        expect(reply).toBeAccepted();
      },
    );

    test(
      'a parameter that is not documented is answered in a documented way',
      checks(`${name}.parameter.unknown`, everyAnswer),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation);
        const reply = await supplier.send({
          ...request,
          rawQuery: { conformanceTest: 'new%20in%20a%20later%20version' },
        });

        expect(reply).toBeAnswered();
      },
    );
  });
