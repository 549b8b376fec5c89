import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const file = new URL('../../contract/openapi/supplier-api-1.15.yaml', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...(parse(readFileSync(file, 'utf8')) as object), $id: 'supplier-api' });

/** What a documented schema has against a body: nothing, for a conforming one. */
export function violations(schema: string, body: unknown): readonly string[] {
  const validate = ajv.getSchema(`supplier-api#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`There is no schema ${schema}.`);
  void validate(body);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
