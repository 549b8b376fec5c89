import {
  checks,
  expect,
  genericAcceptance,
  genericRefusal,
  genericSuites,
  typeOf,
  type Json,
} from '../../harness/index.js';
import { escaped, reordered, spacedOut } from '../every-operation/json-texts.js';
import { nameOf } from './operation-names.js';

genericSuites('JSON', (test, operation) => {
  const { key, request: described } = operation;
  const name = nameOf(operation);
  if (!described) return;
  const { mediaType } = described;

  for (const [id, title, contentType, textOf] of [
    ['cut-off', 'a truncated JSON text', mediaType, (text: string) => text.slice(0, -1)],
    ['trailing-text', 'a JSON text with text after it', mediaType, (text: string) => `${text} and more`],
    ...(described.required ? ([['empty', 'an empty body', mediaType, () => '']] as const) : []),
    ['xml', 'an XML document in place of JSON', 'application/xml', () => '<?xml version="1.0"?><request/>'],
  ] as const)
    test(
      `${title} is rejected`,
      checks(`${name}.json.${id}`, ['API-JSON-ONLY', ...genericRefusal], { smoke: id === 'cut-off' }),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(key);
        const reply = await supplier.send({ ...request, contentType, text: textOf(JSON.stringify(request.body)) });

        // HTTP has Unsupported Media Type for another media type (RFC 9110, 15.5.16).
        const tolerated = contentType === mediaType ? [] : [415];
        expect(reply).toBeRejected({ by: 'API-JSON-ONLY', described: [], otherwise: 'API-JSON-ONLY', tolerated });
      },
    );

  if (typeOf(described.schema) === 'object')
    for (const [id, title, textOf] of [
      ['list', 'a list', (text: string) => `[${text}]`],
      ['text', 'a text', (text: string) => JSON.stringify(text)],
    ] as const)
      test(
        `${title} in place of an object is rejected`,
        checks(`${name}.json.${id}`, ['API-FIELD-TYPE', ...genericRefusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(key);
          const reply = await supplier.send({ ...request, text: textOf(JSON.stringify(request.body)) });

          expect(reply).toBeRejected({
            by: 'API-FIELD-TYPE',
            described: [],
            otherwise: 'API-FIELD-TYPE',
            pointer: '',
          });
        },
      );

  for (const [id, title, contentType, textOf] of [
    ['key-order', 'with its keys in another order', mediaType, (body: Json) => JSON.stringify(reordered(body))],
    ['white-space', 'with insignificant white space', mediaType, spacedOut],
    ['escapes', 'with escaped characters', mediaType, (body: Json) => escaped(JSON.stringify(body))],
    ['charset', 'labelled with a charset', `${mediaType}; charset=utf-8`, JSON.stringify],
  ] as const)
    test(
      `a valid body ${title} is accepted`,
      checks(`${name}.json.${id}`, ['API-JSON-LAYOUT', ...genericAcceptance]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(key);
        const reply = await supplier.send({ ...request, contentType, text: textOf(request.body) });

        expect(reply).toBeAccepted('API-JSON-LAYOUT');
      },
    );
});
