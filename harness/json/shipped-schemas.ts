import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packageRoot } from '../../contract/package-root.js';

const compiled = new Map<string, ValidateFunction>();

/**
 * The validator of a JSON Schema that ships with this package, compiled when it is first asked for.
 * @param file its place from the root of this package
 */
export function shippedValidator<Content>(file: string): ValidateFunction<Content> {
  const validate = compiled.get(file) ?? compileShipped(shippedSchema(file));
  compiled.set(file, validate);
  return validate as ValidateFunction<Content>;
}

/** A JSON Schema that ships with this package. */
export function shippedSchema<Schema extends object>(file: string): Schema {
  return JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as Schema;
}

/** The validator of a schema that is made from one that ships. */
export function compileShipped(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
