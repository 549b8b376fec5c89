import { supplierApi } from '../contract/description.js';
import { genericCapabilities } from './areas.js';

type Schema = Readonly<Record<string, unknown>>;
interface Sections {
  readonly properties: Readonly<Record<'implements' | 'testData', { readonly properties: Schema }>>;
}

/**
 * The schema of profiles for the chosen description: it also knows that description's own areas and operations, and
 * requests for its operations only.
 */
export function schemaForDescription(schema: Schema): Schema {
  const { implements: claims, testData } = (schema as unknown as Sections).properties;
  const { requests } = testData.properties as { readonly requests: Schema & { readonly additionalProperties: Schema } };
  const areas = [...genericCapabilities()].map(([area, capabilities]) => [
    area,
    areaSchema(capabilities, claims.properties[area]),
  ]);
  const names = [...supplierApi.operations.values()].flatMap(({ operationId, key }) => [operationId, key]);
  return {
    ...schema,
    properties: {
      ...(schema['properties'] as Schema),
      implements: { ...claims, properties: { ...claims.properties, ...Object.fromEntries(areas) } },
      testData: {
        ...testData,
        properties: {
          ...testData.properties,
          requests: {
            ...requests,
            additionalProperties: false,
            properties: Object.fromEntries(names.map((name) => [name, requests.additionalProperties])),
          },
        },
      },
    },
  };
}

/** What a profile can claim of an area, beside what it can claim of it already. */
function areaSchema(capabilities: readonly string[], known: unknown): Schema {
  const claim = { type: ['boolean', 'array'], items: { type: 'integer' }, minItems: 1, uniqueItems: true };
  const already = (known as { readonly properties?: Schema } | undefined)?.properties;
  return {
    type: ['boolean', 'object'],
    additionalProperties: false,
    properties: { ...already, ...Object.fromEntries(capabilities.map((name) => [name, claim])) },
  };
}
