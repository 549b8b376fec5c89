import type { Operation } from '../../../contract/description.js';
import type { Schema } from '../../../contract/schema.js';
import { exampleValue } from './example-value.js';
import { sampleValue } from './sample-value.js';
import { typeOf } from '../../json/schema-type.js';
import type { Json } from '../../json/json.js';
import { pointerOf, withValue, type Path } from '../../json/json-pointer.js';

/** One field of a request body, at any depth. A list is entered by its first item. */
export interface RequestField {
  readonly path: Path;
  /** The path as it is read in titles and ids: `primaryContact.name`, `characteristics.0.value`. */
  readonly name: string;
  readonly schema: Schema;
  /** Whether its parent must have it. */
  readonly required: boolean;
  /** A copy of a valid body in which all parents of this field are present. */
  readonly within: (body: Json) => Json;
}

/** Every field that a request to the operation may have; what only the supplier sets is left out. None without a body. */
export function requestFields(operation: Operation): readonly RequestField[] {
  if (!operation.request) return [];
  const make = operation.generic ? (schema: Schema) => sampleValue(schema) : exampleValue;
  return fieldsOf(operation.request.schema, [], (body) => body, make);
}

/** How deep fields are looked for: a schema can be deeper than anybody asks for. */
const deepestField = 6;

function fieldsOf(
  schema: Schema,
  path: Path,
  within: (body: Json) => Json,
  make: (schema: Schema) => Json,
): RequestField[] {
  if (path.length >= deepestField) return [];
  const entries: (readonly [string | number, Schema, boolean])[] =
    typeOf(schema) === 'array'
      ? [[0, schema.items ?? {}, false]]
      : Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          property,
          schema.required?.includes(name) ?? false,
        ]);
  return entries
    .filter(([, property]) => property.readOnly !== true && property['x-supplier-made'] !== true)
    .flatMap(([step, property, required]) => {
      const here = [...path, step];
      const present = (body: Json) => (has(body, here) ? within(body) : withValue(within(body), here, make(property)));
      const inner = fieldsOf(property, here, present, make);
      return [{ path: here, name: here.join('.'), schema: property, required, within }, ...inner];
    });
}

function has(body: Json, path: Path): boolean {
  let current: unknown = body;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return false;
    current = (current as Record<string | number, unknown>)[step];
  }
  return true;
}

/** The JSON pointer of a field. */
export function pointerOfField(field: RequestField): string {
  return pointerOf(field.path);
}
