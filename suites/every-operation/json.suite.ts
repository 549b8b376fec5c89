import { bodyOperations, decideResolution } from '../../contract/requirements/index.js';
import { acceptance, accepts, checks, expect, nameOf, refusal, suite, type Positive } from '../../harness/index.js';
import { asForm, escaped, numberSpellings, reordered, respelled, spacedOut } from './json-texts.js';

for (const operation of bodyOperations)
  suite(operation, `JSON of ${operation}`, (test) => {
    const name = nameOf(operation);

    for (const [id, title, textOf] of [
      ['cut-off', 'that is truncated', (text: string) => text.slice(0, -1)],
      ['trailing-text', 'with text after it', (text: string) => `${text} and more`],
      ['trailing-comma', 'with an extra comma', (text: string) => `${text.slice(0, -1)},}`],
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
            // HTTP has Unsupported Media Type for this (RFC 9110, 15.5.16), and the Fibre Cafe never sends such bodies.
            tolerated: [415],
          });
        },
      );

    for (const [id, title, layout] of [
      ['key-order', 'with its keys in another order', { order: reordered }],
      ['white-space', 'with insignificant white space', { write: spacedOut }],
      ['escapes', 'with escaped characters', { texts: escaped }],
      ['charset', 'labelled with a charset', { contentType: 'application/json; charset=utf-8' }],
    ] as const)
      test(
        `a valid body ${title} is accepted`,
        checks(`${name}.json.${id}`, ['API-JSON-LAYOUT', ...acceptance(operation)]),
        accepts(operation, { layout, otherwise: 'API-JSON-LAYOUT' }),
      );

    if (operation !== decideResolution) {
      const [one, ...others] = numberSpellings.map((spell): Positive => ({
        layout: { numbers: (json) => respelled(json, spell) },
        otherwise: 'API-NUMBER-FORM',
      })) as [Positive, ...Positive[]];
      test(
        'a valid body with its ids as 1.0, 1E+0 and 10e-1 is accepted',
        checks(`${name}.json.numbers`, ['API-NUMBER-FORM', ...acceptance(operation)]),
        accepts(operation, one, ...others),
      );
    }
  });
