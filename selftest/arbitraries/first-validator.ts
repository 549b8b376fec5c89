import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { SchemaGraph } from '../../harness/generation/schema/schema-graph.js';
import type { Json } from '../../harness/json/json.js';

/** Every error that ajv, set up here and not in the harness, finds in a value of a schema. */
export function firstValidator({ bundle }: SchemaGraph): (value: Json) => readonly ErrorObject[] {
  const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true, ownProperties: true });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...bundle, $ref: '#/$defs/0' });
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}
