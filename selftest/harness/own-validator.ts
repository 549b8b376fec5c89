import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const file = new URL('../../contract/openapi/supplier-api-1.15.yaml', import.meta.url);

/** The description as it stands in the file, read without the harness. */
export const description = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...description, $id: 'description' });

/** What is wrong with values of a schema, by a validator that the harness has no part in. */
export function ownValidator(reference: string): (value: unknown) => readonly ErrorObject[] {
  const validate = ajv.getSchema(`description${reference}`) ?? ajv.compile({ $ref: `description${reference}` });
  return (value) => {
    void validate(JSON.parse(JSON.stringify(value)));
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'allOf' && keyword !== '$ref');
  };
}
