import { json, withHeader } from '../messages/answer.js';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/json.js';
import type { Style } from '../variations/style.js';
import { onSuccess, onSuccessBody } from '../variations/variation.js';

/** Styles of JSON bodies. */
export const bodyStyles: readonly Style[] = [
  {
    name: 'pretty',
    description: 'Indents its JSON and writes the keys in reverse order.',
    behaviour: { writes: (body) => JSON.stringify(reversed(body), undefined, 2) },
  },
  {
    name: 'escaped',
    description: 'Writes every character outside ASCII, and every slash, as an escape.',
    behaviour: { writes: (body) => escaped(JSON.stringify(body)) },
  },
  {
    name: 'extra-fields',
    description: 'Has undocumented fields in every success and error body.',
    behaviour: {
      answers: (answer) => (isJsonObject(answer.body) ? { ...answer, body: extended(answer.body) } : answer),
    },
  },
  {
    name: 'body-on-202',
    description: 'Sends a small body with a 202.',
    behaviour: onSuccess((answer) =>
      answer.status === 202 ? { ...withHeader(answer, 'Content-Type', json), body: { outcome: 'accepted' } } : answer,
    ),
  },
  {
    name: 'reordered-characteristics',
    description: 'Answers the characteristics in reverse order.',
    behaviour: onSuccessBody((body) => {
      const characteristics = body['characteristics'];
      return isJsonArray(characteristics) ? { ...body, characteristics: characteristics.toReversed() } : body;
    }),
  },
  {
    name: 'no-specification-name',
    description: 'Leaves the optional name of the service specification out.',
    behaviour: onSuccessBody((body) => {
      const specification = body['serviceSpecification'];
      if (!isJsonObject(specification)) return body;
      const { name: _name, ...others } = specification;
      return { ...body, serviceSpecification: others };
    }),
  },
];

function reversed(value: Json): Json {
  if (isJsonArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function extended(body: JsonObject): JsonObject {
  return { ...body, href: '/', '@type': 'Extended', links: [{ rel: 'self' }], revision: 1 };
}
