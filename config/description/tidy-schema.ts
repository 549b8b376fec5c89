import { writtenNumber } from '../../contract/written-numbers.js';
import { modernise } from './modernise.js';
import { usablePattern } from './usable-pattern.js';
import { isNode, type RawNode as RawSchema } from './values.js';

/** A keyword that cannot be used as it stands, and why. */
export interface OddKeyword {
  readonly keyword: string;
  readonly reason: string;
}

const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const counts = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
];
const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
/** A number in quotes, as it stands in JSON. */
const decimalPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const flags = ['uniqueItems', 'nullable', 'readOnly', 'writeOnly', 'deprecated'];
const schemas = ['items', 'not', 'contains', 'propertyNames', 'if', 'then', 'else'];
const rests = ['additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];

/**
 * Makes a schema of OpenAPI 3.0 or 3.1 one of JSON Schema 2020-12, in place; its parts are left alone. What cannot be
 * meant as it stands is taken out. Where that leaves open which values are right, the schema says so under
 * `x-unreadable`: nothing is made from it, and answers are judged by the rest.
 * @param old whether the description is one of 3.0
 * @returns what was taken out
 */
export function tidySchema(schema: RawSchema, old: boolean): readonly OddKeyword[] {
  const odd: OddKeyword[] = [];
  const takeOut = (keyword: string, reason: string, matters = true) => {
    odd.push({ keyword, reason });
    delete schema[keyword];
    if (matters) schema['x-unreadable'] = `${keyword}: ${reason}`;
  };
  // What refers to a schema was resolved already; a name of its own would only change what its references mean.
  for (const keyword of ['$id', '$schema', '$anchor', '$dynamicAnchor', '$vocabulary']) delete schema[keyword];
  for (const keyword of flags)
    if (isWritten(schema[keyword])) schema[keyword] = schema[keyword] === 'true';
    else if (schema[keyword] !== undefined && typeof schema[keyword] !== 'boolean')
      takeOut(keyword, 'it is neither true nor false', keyword === 'uniqueItems');
  const written = { ...writtenLimits(schema), ...writtenValues(schema) };
  delete schema['x-written'];
  if (Object.keys(written).length > 0) schema['x-written'] = written;
  modernise(schema, old);
  if (typeof schema['$ref'] === 'string' && old) return odd;
  tidyType(schema, takeOut);
  for (const keyword of [...limits, ...counts, 'multipleOf']) {
    const value = schema[keyword];
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
      schema[keyword] = Number(value);
    if (schema[keyword] === undefined) continue;
    const number = schema[keyword];
    if (typeof number !== 'number') takeOut(keyword, 'it is not a number');
    else if (keyword === 'multipleOf' && number <= 0) takeOut(keyword, 'it is not above 0');
    else if (counts.includes(keyword) && (!Number.isInteger(number) || number < 0))
      takeOut(keyword, 'it is not a count');
  }
  tidyLists(schema, takeOut);
  for (const keyword of schemas)
    if (schema[keyword] !== undefined && typeof schema[keyword] !== 'boolean' && !isNode(schema[keyword]))
      takeOut(keyword, 'it is not a schema');
  for (const keyword of rests)
    if (isWritten(schema[keyword])) schema[keyword] = schema[keyword] === 'true';
    else if (schema[keyword] !== undefined && typeof schema[keyword] !== 'boolean' && !isNode(schema[keyword]))
      takeOut(keyword, 'it is not a schema', false);
  for (const keyword of maps)
    if (schema[keyword] !== undefined && !isNode(schema[keyword])) takeOut(keyword, 'it is not a mapping');
  if (isNode(schema['dependentRequired'])) {
    const pairs = Object.values(schema['dependentRequired']);
    if (!pairs.every(isListOfTexts)) takeOut('dependentRequired', 'it has no lists of names');
  } else if (schema['dependentRequired'] !== undefined) takeOut('dependentRequired', 'it is not a mapping');
  tidyPatterns(schema, takeOut);
  tidyAnnotations(schema, takeOut);
  return odd;
}

/**
 * The limits that a double does not hold, as they are written: the schema keeps them under `x-written`. The limit that
 * OpenAPI 3.0 calls exclusive is one of its own afterwards.
 */
function writtenLimits(schema: RawSchema): Readonly<Record<string, string>> {
  const texts = [...limits, 'multipleOf'].flatMap((keyword) => {
    const value = schema[keyword];
    const text = typeof value === 'string' && decimalPattern.test(value) ? value : writtenNumber(schema, keyword);
    return text === undefined ? [] : [[keyword, text] as const];
  });
  const exclusive = { minimum: 'exclusiveMinimum', maximum: 'exclusiveMaximum' } as Readonly<Record<string, string>>;
  return Object.fromEntries(
    texts.map(([keyword, text]) => [schema[exclusive[keyword] ?? ''] === true ? exclusive[keyword] : keyword, text]),
  );
}

/** The same for the values that a schema lists: `const`, and `enum/0` for the first of an enum. */
function writtenValues(schema: RawSchema): Readonly<Record<string, string>> {
  const listed = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [];
  const texts = [
    ['const', writtenNumber(schema, 'const')] as const,
    ...listed.map((_, index) => [`enum/${index}`, writtenNumber(listed, index)] as const),
  ];
  return Object.fromEntries(texts.flatMap(([keyword, text]) => (text === undefined ? [] : [[keyword, text]])));
}

type TakeOut = (keyword: string, reason: string, matters?: boolean) => void;

function tidyType(schema: RawSchema, takeOut: TakeOut): void {
  const { type } = schema;
  if (type === undefined) return;
  if (type === null) {
    // YAML reads the word null as nothing.
    schema['type'] = 'null';
    return;
  }
  const named = [type].flat().map((name) => (name === null ? 'null' : name));
  const lower = named.map((name) => (typeof name === 'string' ? name.toLowerCase() : name));
  if (named.length > 0 && lower.every((name) => types.includes(name as string))) {
    const unique = [...new Set(lower)];
    schema['type'] = Array.isArray(type) ? unique : unique[0];
  } else takeOut('type', `${JSON.stringify(type)} is not a type`, !lower.includes('any'));
}

function tidyLists(schema: RawSchema, takeOut: TakeOut): void {
  if (Array.isArray(schema['items'])) {
    // A list for each place is what earlier drafts had.
    schema['prefixItems'] ??= schema['items'];
    delete schema['items'];
    if (schema['additionalItems'] !== undefined) schema['items'] = schema['additionalItems'];
  }
  delete schema['additionalItems'];
  for (const keyword of lists) {
    if (schema[keyword] === undefined) continue;
    const parts = Array.isArray(schema[keyword]) ? (schema[keyword] as unknown[]) : [];
    const usable = parts.filter((part) => typeof part === 'boolean' || isNode(part));
    if (usable.length === 0) takeOut(keyword, 'it has no schemas', parts.length > 0 || keyword !== 'allOf');
    else if (usable.length < parts.length) {
      takeOut(keyword, 'not every part of it is a schema');
      if (keyword === 'allOf') schema[keyword] = usable;
    }
  }
  const listed = schema['enum'];
  if (listed !== undefined && (!Array.isArray(listed) || listed.length === 0)) takeOut('enum', 'it lists nothing');
  const { required } = schema;
  // `required: true` in the property itself is of an early draft; it asks nothing of the value that is there.
  if (required !== undefined && !isListOfTexts(required))
    takeOut('required', 'it is not a list of names', typeof required !== 'boolean');
}

function tidyPatterns(schema: RawSchema, takeOut: TakeOut): void {
  const { pattern, patternProperties } = schema;
  if (pattern !== undefined) {
    const usable = typeof pattern === 'string' ? usablePattern(pattern) : undefined;
    if (usable === undefined) takeOut('pattern', `${JSON.stringify(pattern)} is not a regular expression`);
    else schema['pattern'] = usable;
  }
  if (!isNode(patternProperties)) return;
  const entries = Object.entries(patternProperties).map(([name, part]) => [name, usablePattern(name), part] as const);
  const odd = entries.find(([, usable]) => usable === undefined);
  schema['patternProperties'] = Object.fromEntries(
    entries.flatMap(([, usable, part]) => (usable === undefined ? [] : [[usable, part]])),
  );
  if (!odd) return;
  const kept = schema['patternProperties'];
  takeOut('patternProperties', `${JSON.stringify(odd[0])} is not a regular expression`, false);
  schema['patternProperties'] = kept;
  // Names that it would have described are not additional ones.
  delete schema['additionalProperties'];
  delete schema['unevaluatedProperties'];
}

function tidyAnnotations(schema: RawSchema, takeOut: TakeOut): void {
  const { examples, discriminator, format } = schema;
  if (isNode(examples))
    schema['examples'] = Object.values(examples).map((one) => (isNode(one) && 'value' in one ? one['value'] : one));
  else if (examples !== undefined && !Array.isArray(examples)) takeOut('examples', 'it is not a list', false);
  if (format !== undefined && typeof format !== 'string') takeOut('format', 'it is not a text', false);
  if (typeof discriminator === 'string') schema['discriminator'] = { propertyName: discriminator };
  else if (discriminator !== undefined && (!isNode(discriminator) || typeof discriminator['propertyName'] !== 'string'))
    takeOut('discriminator', 'it names no property', false);
}

function isWritten(value: unknown): boolean {
  return value === 'true' || value === 'false';
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
