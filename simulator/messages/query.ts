import type { Field, Fields } from './fields.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Objection, ObjectionKind } from './objection.js';

/** The query parameters of a request, and what is wrong with the way in which they are written. */
export interface ReadQuery {
  readonly values: JsonObject;
  readonly objections: readonly Objection[];
}

/** Reads the documented parameters of a query: JSON texts for objects, commas between the items of a list. */
export function readQuery(query: string, { required, optional }: Fields): ReadQuery {
  const search = new URLSearchParams(query);
  const values: Record<string, Json> = {};
  const objections: Objection[] = [];
  for (const [name, field] of Object.entries({ ...required, ...optional })) {
    const written = search.getAll(name);
    if (written.length === 0 || (field.type === 'string' && written[0] === '')) continue;
    try {
      values[name] = valueOf(written, field);
    } catch {
      objections.push({ kind: 'parameter-malformed', at: `/${name}`, message: `${name} is not well-formed JSON` });
    }
  }
  return { values, objections };
}

const kinds: Partial<Record<ObjectionKind, ObjectionKind>> = {
  'field-missing': 'parameter-missing',
  'field-type': 'parameter-type',
  'value-unlisted': 'parameter-unlisted',
  'text-short': 'parameter-short',
  'text-long': 'parameter-long',
  'text-format': 'parameter-format',
  'list-empty': 'parameter-empty',
};

/** An objection to a field as one to the query parameter that has it. */
export function toParameter(objection: Objection): Objection {
  return { ...objection, kind: kinds[objection.kind] ?? objection.kind };
}

function valueOf(written: readonly string[], field: Field): Json {
  const [first = ''] = written;
  if (field.type === 'array') {
    return written
      .join(',')
      .split(',')
      .filter((item) => item !== '');
  }
  return field.type === 'string' ? first : (JSON.parse(first) as Json);
}
