import { answerOf, type AnswerHeader } from '../../contract/operation.js';
import type { Schema } from '../../contract/schema.js';
import { jsonIn } from '../json/bounded-json.js';
import type { Json } from '../json/json.js';
import { demandOf, mustOf } from '../json/schema-demand.js';
import { typeOf } from '../json/schema-type.js';
import { headerValues } from '../report/exchange.js';
import { judgeValue } from './answer-schema.js';
import { finding, type Oracle } from './oracle.js';

/** The documented headers of an answer are there where they are required, and follow their schemas. */
export const hasDocumentedHeaders: Oracle = (reply) =>
  (answerOf(reply.operation, reply.status)?.headers ?? []).flatMap((header) => {
    const { name, required, pointer, schema } = header;
    // A list can be on several lines, which mean the same as one (RFC 9110, 5.3).
    const lines = headerValues(reply.response?.headers ?? [], name);
    const value = typeOf(schema) === 'array' && lines.length > 0 ? lines.join(',') : lines[0];
    if (value === undefined)
      return required
        ? [
            finding(reply, 'API-ANSWER-HEADER', {
              way: 'missing',
              reason: `The answer lacks the required header ${name}.`,
              expected: `a header ${name}`,
              actual: `no ${name} header`,
            }),
          ]
        : [];
    if (pointer === undefined) return [];
    const judged = readingsOf(value, header).map((reading) => judgeValue(pointer, reading, value).errors);
    const [first = []] = judged;
    return judged.some((errors) => errors.length === 0)
      ? []
      : first.map((error) =>
          finding(reply, 'API-ANSWER-HEADER', {
            way: 'schema',
            reason: `The header ${name} breaks its schema: it ${mustOf(error)}.`,
            expected: demandOf(error).what,
            actual: `${name}: ${value}`,
          }),
        );
  });

/** What the text of a header can mean, the likeliest first; one of them follows the schema of a header that is right. */
function readingsOf(text: string, { json, schema }: AnswerHeader): readonly Json[] {
  if (json) {
    const value = jsonIn(text);
    return [value === undefined ? text : value];
  }
  const type = typeOf(schema);
  if (type === 'object') return objectsIn(text, schema);
  if (type !== undefined) return [headerValue(text, type, schema)];
  // A choice between types: what reads as a number or a truth is one, unless only a text is right.
  const scalars = (part: string) => [...new Set([headerValue(part, 'number'), headerValue(part, 'boolean'), part])];
  const parts = text === '' ? [] : text.split(',').map((part) => part.trim());
  const typed = scalars(text).toSorted((a, b) => Number(typeof a === 'string') - Number(typeof b === 'string'));
  return [...typed, parts, parts.map((part) => headerValue(part, 'number'))];
}

/** A header's text as a JSON value of a type; the text itself where it is not one. A list has commas between its items. */
function headerValue(text: string, type: string, { items = {} }: Schema = {}): Json {
  if (type === 'array')
    return text === '' ? [] : text.split(',').map((item) => headerValue(item.trim(), typeOf(items) ?? 'string'));
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  const number = Number(text);
  return ['integer', 'number'].includes(type) && text.trim() !== '' && Number.isFinite(number) ? number : text;
}

/** The object whose names and values a header lists, as `a=1,b=2` or as `a,1,b,2`; none where a comma may belong to one. */
function objectsIn(text: string, { properties = {} }: Schema): readonly Json[] {
  const parts = text.split(',').map((part) => part.trim());
  const isExploded = parts.every((part) => part.includes('='));
  if (!isExploded && parts.length % 2 === 1) return [];
  const flat = isExploded ? parts.flatMap((part) => [part.replace(/=.*/s, ''), part.replace(/^[^=]*=/, '')]) : parts;
  const pairs = Array.from({ length: flat.length / 2 }, (_, at) => {
    const [name = '', value = ''] = flat.slice(at * 2);
    return [name, headerValue(value, typeOf(properties[name] ?? {}) ?? 'string', properties[name])] as const;
  });
  return [Object.fromEntries(pairs)];
}
