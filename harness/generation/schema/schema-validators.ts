import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Bundle } from './bundle.js';
import { strictFormats } from './formats.js';
import { SchemaError } from './schema-errors.js';

/**
 * Validators of schemas that hold together, by their places in a bundle.
 * @throws SchemaError when the bundle is not JSON Schema
 */
export function validatorsOf(schemas: Bundle, allErrors = false): (locations: readonly string[]) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: false,
    allErrors,
    verbose: allErrors,
    logger: false,
    ownProperties: true,
    unicodeRegExp: patternsAreUnicode(schemas),
    validateSchema: false,
    // To make the code shorter takes longer than to run it as it is, which is done a few thousand times.
    code: { optimize: false },
  });
  addFormats.default(ajv);
  for (const [name, isValid] of strictFormats) {
    const lenient = ajv.formats[name] as { validate?: (text: string) => boolean } | RegExp | undefined;
    const isLenient = (text: string) =>
      lenient instanceof RegExp ? lenient.test(text) : (lenient?.validate?.(text) ?? true);
    ajv.addFormat(name, (text) => isValid(text) && isLenient(text));
  }
  orRefused(() => refuseInvalid(schemas));
  orRefused(() => ajv.addSchema({ ...schemas, $id: 'bundle' }));
  const compiled = new Map<string, ValidateFunction>();
  return (locations) => {
    const key = locations.join(' ');
    let validate = compiled.get(key);
    if (!validate) {
      const references = locations.map((location) => ({ $ref: `bundle#${encodePointer(location)}` }));
      validate = orRefused(() => ajv.compile({ allOf: references }));
      compiled.set(key, validate);
    }
    return validate;
  };
}

let metaSchemas: Ajv2020 | undefined;

/** Checks a bundle by the meta-schema, which is compiled once for all, since that takes long. */
function refuseInvalid(schemas: Bundle): void {
  metaSchemas ??= addFormats.default(
    new Ajv2020({ strict: false, logger: false, code: { optimize: false } }),
  ) as Ajv2020;
  void metaSchemas.validateSchema(schemas, true);
}

/** Says in the project's own words that ajv refuses a schema. */
function orRefused<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw new SchemaError(
      'SCHEMA_UNSUPPORTED',
      'The schema is not valid JSON Schema 2020-12 or OpenAPI 3.0; correct the description.',
      { cause: thrown },
    );
  }
}

/** Patterns are Unicode ones, unless one of them is only valid without. */
function patternsAreUnicode(schemas: Bundle): boolean {
  let unicode = true;
  JSON.stringify(schemas, (name, value: unknown) => {
    if (name === 'pattern' && typeof value === 'string' && !isUnicodePattern(value)) unicode = false;
    return value;
  });
  return unicode;
}

function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function encodePointer(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}
