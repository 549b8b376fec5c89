import { bodyOperations } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, isJsonObject, refusal, suite, type Json } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

for (const operation of bodyOperations)
  suite(operation, `JSON of ${operation}`, (test) => {
    const name = nameOf(operation);

    for (const [id, title, textOf] of [
      ['cut-off', 'that is cut off', (text: string) => text.slice(0, -1)],
      ['trailing-text', 'with text behind it', (text: string) => `${text} and more`],
      ['trailing-comma', 'with a comma too many', (text: string) => `${text.slice(0, -1)},}`],
    ] as const)
      test(
        `a JSON text ${title} is rejected with 400`,
        checks(`${name}.json.${id}`, ['API-JSON-ONLY', 'API-JSON-CODE', ...refusal], { smoke: id === 'cut-off' }),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, text: textOf(JSON.stringify(request.body)) });

          expect(reply).toBeRejected({ by: 'API-JSON-ONLY', described: [400], otherwise: 'API-JSON-CODE' });
        },
      );

    for (const [id, title, textOf] of [
      ['list', 'a list', (text: string) => `[${text}]`],
      ['text', 'a text', (text: string) => JSON.stringify(text)],
      ['null', 'null', () => 'null'],
    ] as const)
      test(
        `${title} in place of an object is rejected`,
        checks(`${name}.json.${id}`, ['API-FIELD-TYPE', 'API-FIELD-CODE', ...refusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, text: textOf(JSON.stringify(request.body)) });

          expect(reply).toBeRejected({
            by: 'API-FIELD-TYPE',
            described: [400, 422],
            otherwise: 'API-FIELD-CODE',
            pointer: '',
          });
        },
      );

    for (const [id, title, contentType, textOf] of [
      ['empty', 'an empty body', 'application/json', () => ''],
      ['form', 'a form in place of JSON', 'application/x-www-form-urlencoded', asForm],
      ['xml', 'an XML document in place of JSON', 'application/xml', () => '<?xml version="1.0"?><request/>'],
    ] as const)
      test(
        `${title} is rejected`,
        checks(`${name}.json.${id}`, ['API-JSON-ONLY', 'API-FIELD-CODE', ...refusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, contentType, text: textOf(request.body) });

          expect(reply).toBeRejected({
            by: 'API-JSON-ONLY',
            described: [400, 422],
            otherwise: 'API-FIELD-CODE',
            // Unsupported Media Type (RFC 9110, 15.5.16) is what HTTP has for it; the Fibre Cafe never sends such bodies.
            tolerated: [415],
          });
        },
      );

    for (const [id, title, contentType, textOf] of [
      ['key-order', 'with its keys in another order', 'application/json', reordered],
      ['white-space', 'with insignificant white space', 'application/json', spacedOut],
      ['escapes', 'with escaped characters', 'application/json', escaped],
      ['charset', 'labelled with a charset', 'application/json; charset=utf-8', JSON.stringify],
    ] as const)
      test(
        `a valid body ${title} is accepted`,
        checks(`${name}.json.${id}`, ['API-JSON-LAYOUT', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, contentType, text: textOf(request.body) });

          expect(reply).toBeAccepted('API-JSON-LAYOUT');
        },
      );
  });

function asForm(body: Json): string {
  return new URLSearchParams(
    Object.entries(body as object).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

function reordered(body: Json): string {
  return JSON.stringify(body, (_, value: Json) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
  );
}

function spacedOut(body: Json): string {
  return `\r\n\t ${JSON.stringify(body, null, '\t').replaceAll('":', '" \t:  ')} \n`;
}

/** Every letter inside a text as \uXXXX, which means the same (RFC 8259, section 7). */
function escaped(body: Json): string {
  const escape = (text: string) =>
    text.replace(/[A-Za-z]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const write = (value: Json): string => {
    if (typeof value === 'string') return `"${escape(JSON.stringify(value).slice(1, -1))}"`;
    if (Array.isArray(value)) return `[${value.map((item: Json) => write(item)).join(',')}]`;
    if (isJsonObject(value))
      return `{${Object.entries(value)
        .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
        .join(',')}}`;
    return JSON.stringify(value);
  };
  return write(body);
}
