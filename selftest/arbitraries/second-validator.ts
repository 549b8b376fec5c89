import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import '@hyperjump/json-schema/openapi-3-0';
import '@hyperjump/json-schema/openapi-3-1';
import type { SchemaSource } from '../../harness/generation/schema/schema-object.js';
import type { Json } from '../../harness/json/json.js';

// Another implementation than the one that the harness makes its values with, reading the description as it is.
setShouldValidateFormat(true);
// What is registered is the part of a document that has schemas, which is not a schema by itself.
setShouldValidateSchema(false);

let registered = 0;

/** Whether a value is valid, by the second validator: of a description as it is written. */
export async function secondValidator({ document, pointer }: SchemaSource): Promise<(value: Json) => boolean> {
  const is30 = String(document['openapi']).startsWith('3.0');
  const dialect = is30 ? 'https://spec.openapis.org/oas/3.0/dialect' : 'https://spec.openapis.org/oas/3.1/dialect/base';
  const { components, paths } = document;
  return compiled({ components, paths } as Json, `#${pointer.replace(/^#/, '')}`, dialect);
}

/** The same for a document of JSON Schema 2020-12. */
export async function secondValidatorOf(schema: Json): Promise<(value: Json) => boolean> {
  return compiled(schema, '', 'https://json-schema.org/draft/2020-12/schema');
}

async function compiled(schema: Json, fragment: string, dialect: string): Promise<(value: Json) => boolean> {
  registered += 1;
  const address = `https://second-validator.example/${registered}`;
  registerSchema(schema as Parameters<typeof registerSchema>[0], address, dialect);
  try {
    const isValid = await validate(`${address}${fragment.replaceAll('{', '%7B').replaceAll('}', '%7D')}`);
    return (value) => isValid(value as Parameters<typeof isValid>[0]).valid;
  } finally {
    unregisterSchema(address);
  }
}
