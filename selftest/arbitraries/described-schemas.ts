import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { supplierApi } from '../../contract/description.js';
import type { SchemaSource } from '../../harness/generation/schema/schema-object.js';

/** How many values are drawn for each schema: few in the usual tests, over 10,000 in the long configuration. */
export const samples = Number(process.env['ARBITRARY_SAMPLES'] ?? 120);

/** Whether every schema is examined, or one of each sort. */
export const isLong = samples > 1000;

/** One schema that values are made from, with the description that it stands in. */
export interface DescribedSchema extends SchemaSource {
  readonly title: string;
}

type Document = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

/** Public API descriptions that a package ships as examples. */
const publicApi = (file: string): Document =>
  parse(readFileSync(require.resolve(`@readme/oas-examples/${file}.json`), 'utf8')) as Document;

const own = (file: string): Document =>
  parse(readFileSync(new URL(`./descriptions/${file}.yaml`, import.meta.url), 'utf8')) as Document;

const schemaNames = (document: Document): string[] =>
  Object.keys((document['components'] as { schemas: Document }).schemas);

/** The named schemas of a description; all of them by default. */
function schemasOf(
  title: string,
  document: Document,
  names: readonly string[] = schemaNames(document),
): DescribedSchema[] {
  return names.map((name) => ({
    title: `${title}: ${name}`,
    document,
    pointer: `/components/schemas/${name}`,
  }));
}

/** The request body of an operation of a public API, described in place. */
function requestBody(title: string, document: Document, path: string, method: string): DescribedSchema {
  const place = `/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`;
  return { title: `${title}: ${method} ${path}`, document, pointer: place };
}

/** Every schema of this project's descriptions. */
export const contractSchemas = schemasOf(supplierApi.name, supplierApi.document);

/** The request bodies of this project's descriptions. */
export const requestSchemas: readonly DescribedSchema[] = [...supplierApi.operations.values()]
  .flatMap(({ key, request, queryParameters }) => [
    ...(request ? [{ title: key, pointer: request.pointer }] : []),
    ...queryParameters.map(({ name, pointer }) => ({ title: `${key}?${name}`, pointer })),
  ])
  .map((each) => ({ ...each, document: supplierApi.document }));

/** Schemas that combine and repeat others, and that are written as OpenAPI 3.0 has it. */
export const ownSchemas = [
  ...schemasOf('combinators', own('combinators')),
  ...schemasOf('OpenAPI 3.0', own('openapi-3-0')),
];

const trainTravel = publicApi('3.1/json/train-travel');
const readMe = publicApi('3.0/json/readme-legacy');
const starTrek = publicApi('3.0/json/star-trek');
const petstore = publicApi('3.1/json/petstore');

/** Schemas of public APIs: some of OpenAPI 3.0, some of 3.1. */
export const publicSchemas = isLong
  ? [
      ...schemasOf('Train Travel API', trainTravel),
      requestBody('Train Travel API', trainTravel, '/bookings/{bookingId}/payment', 'post'),
      ...schemasOf(
        'ReadMe API',
        readMe,
        schemaNames(readMe).filter((name) => !name.startsWith('error_')),
      ),
      ...schemasOf('Star Trek API', starTrek, [
        'CharacterBase',
        'CharacterFull',
        'EpisodeFull',
        'ResponsePage',
        'ResponseSort',
        'SpeciesFull',
        'TitleHeader',
        'VideoReleaseFull',
      ]),
      ...schemasOf('Petstore', petstore),
      ...schemasOf('circular', publicApi('3.0/json/schema-circular')),
      ...schemasOf('discriminators', publicApi('3.0/json/discriminators')),
    ]
  : [
      ...schemasOf('Train Travel API', trainTravel, ['BookingPayment', 'Trip']),
      ...schemasOf('ReadMe API', readMe, ['docSchemaPost', 'version']),
      ...schemasOf('Star Trek API', starTrek, ['EpisodeFull', 'ResponsePage']),
      ...schemasOf('Petstore', petstore, ['Pet', 'Order']),
    ];
