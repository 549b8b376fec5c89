import { isSurelyShown, type Schema } from '../../contract/schema.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import { pointerOf } from '../json/json-pointer.js';

/** The fields of a request by how its description has them, as JSON pointers. */
export interface AcceptedFields {
  readonly mandatory: readonly string[];
  /** All that are documented for certain, the mandatory ones among them. */
  readonly documented: readonly string[];
}

/**
 * Which fields of a body are mandatory, and which are documented at all. A schema whose mandatory fields the body does
 * not have is that of another kind of request, of which nothing is known.
 */
export function acceptedFields(body: JsonObject, schema: Schema | undefined): AcceptedFields {
  const fits = (schema?.required ?? []).every((name) => body[name] !== undefined);
  if (!schema || !fits) return { mandatory: [], documented: [] };
  const fields = fieldsOf(body, schema, '');
  return {
    mandatory: fields.flatMap(({ pointer, mandatory }) => (mandatory ? [pointer] : [])),
    documented: fields.map(({ pointer }) => pointer),
  };
}

interface Field {
  readonly pointer: string;
  readonly mandatory: boolean;
}

/** @param above the pointer of the value */
function fieldsOf(value: Json, schema: Schema, above: string): readonly Field[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const part = schema.properties?.[name];
    if (!part || !isSurelyShown(part)) return [];
    const pointer = above + pointerOf([name]);
    const mandatory = schema.required?.includes(name) === true;
    return [{ pointer, mandatory }, ...fieldsOf(inner, part, pointer)];
  });
}
