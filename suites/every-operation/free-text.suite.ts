import { isDescribed } from '../../contract/description.js';
import { bodyOperations, type OperationKey } from '../../contract/requirements/index.js';
import { isSurelyShown } from '../../contract/schema.js';
import {
  acceptance,
  checks,
  everyAnswer,
  expect,
  nameOf,
  operationOf,
  plainText,
  requestFields,
  suite,
  withValue,
  type JsonObject,
  type RequestField,
} from '../../harness/index.js';

const flavours = {
  accents: 'Café in Zürich, naïve façade, Łódź',
  emoji: 'The light is red 🔴, call me 📞',
  quotes: `It's "down", he said; back\\slash and / too`,
  markup: '<b>No sync</b> &amp; <script>alert(1)</script>',
  percent: '100% down, %20 %s {0} ${x} #1',
  encoded: 'One%20two, three%2C four &#39;five&#39;',
  typographic: '‘Down’ – since 6 o’clock… for €5',
  lines: 'First line\nSecond line\r\n\tThird line',
  spaces: 'two  spaces   here',
  padded: ' space at both ends ',
  'right-to-left': 'الخط لا يعمل שלום',
} as const;

/** Short enough for every field: white space inside, accents, quotes, markup, percent signs, a backslash. */
const mixed = `Zoë's  <b>"100%20"</b> & \\ /`;

/** What few systems are made for, short enough for every field: white space at both ends, an emoji, a line break. */
const unusual = ` Red 📞\ncall `;

/** Texts that careless software takes for something else. */
const lookAlikes = {
  null: 'null',
  undefined: 'undefined',
  true: 'true',
  NaN: 'NaN',
  None: 'None',
  zero: '0',
  negative: '-1',
  exponent: '1e3',
  date: '2026-02-28',
  'empty-list': '[]',
  'empty-object': '{}',
  apostrophe: "'",
  'parent-folder': '../',
  'windows-path': 'C:\\temp',
} as const;

/** Characters that no person writes, which careless software stores, logs or forwards until something breaks. */
const controls = ['a\u0000b', 'a\u0001b\u0008c\u001bd\u007f'] as const;

/** The free texts that a plain request has, or that need only their parent. */
function textsOf(operation: OperationKey): readonly RequestField[] {
  return requestFields(operationOf(operation)).filter(
    ({ schema, path }) => schema['x-free-text'] && isSurelyShown(schema) && path.length <= 3,
  );
}

for (const operation of bodyOperations.filter((candidate) => isDescribed(candidate) && textsOf(candidate).length > 0))
  suite(operation, `free text in ${operation}`, (test) => {
    const name = nameOf(operation);
    const texts = textsOf(operation);

    for (const { name: field, path, schema, within } of texts) {
      const { minLength = 1, maxLength } = schema;
      if (maxLength === undefined) continue;
      for (const length of new Set([minLength, minLength + 1, maxLength - 1, maxLength]))
        test(
          `a request with ${length} characters as ${field} is accepted`,
          checks(`${name}.length.${field}.${length}`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
          async ({ given, supplier }) => {
            const request = await given.plainRequest(operation);
            const body = withValue(within(request.body), path, plainText(length));
            const reply = await supplier.send({ ...request, body });

            expect(reply).toBeAccepted();
          },
        );
      test(
        `a request with ${maxLength} accented letters as ${field} is accepted`,
        checks(`${name}.length.${field}.accents`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const body = withValue(within(request.body), path, 'é'.repeat(maxLength));
          const reply = await supplier.send({ ...request, body });

          expect(reply).toBeAccepted();
        },
      );
    }

    for (const { name: field, path, within } of texts)
      test(
        `a request with mixed special characters as ${field} is accepted`,
        checks(`${name}.text.mixed.${field}`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: withValue(within(request.body), path, mixed) });

          expect(reply).toBeAccepted();
        },
      );

    for (const { name: field, path, within } of texts)
      test(
        `a request with unusual characters as ${field} is accepted`,
        checks(`${name}.text.unusual.${field}`, ['API-UNUSUAL-TEXT', 'API-VALID-ACCEPTED', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: withValue(within(request.body), path, unusual) });

          expect(reply).toBeAccepted();
        },
      );

    for (const [id, text] of Object.entries(lookAlikes))
      test(
        `a request with ${text} as each of its texts is accepted`,
        checks(`${name}.text.like.${id}`, ['API-VALID-ACCEPTED', 'API-UNUSUAL-TEXT', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: withEachText(request.body, texts, text) });

          expect(reply).toBeAccepted();
        },
      );

    test(
      'a request with control characters in each of its texts is answered in a documented way',
      checks(`${name}.text.control`, everyAnswer),
      async ({ given, supplier }) => {
        for (const text of controls) {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({ ...request, body: withEachText(request.body, texts, text) });

          expect(reply).toBeAnswered();
        }
      },
    );

    const roomiest = texts.findLast(({ schema }) => (schema.maxLength ?? 1000) >= 1000) ?? texts.at(0);
    for (const [flavour, text] of Object.entries(flavours))
      test(
        `a request with ${flavour} in its text is accepted`,
        checks(`${name}.text.${flavour}`, ['API-VALID-ACCEPTED', 'API-UNUSUAL-TEXT', ...acceptance(operation)]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const reply = await supplier.send({
            ...request,
            body: withValue(roomiest?.within(request.body) ?? request.body, roomiest?.path ?? [], text),
          });

          expect(reply).toBeAccepted();
        },
      );
  });

/** A body with one text in each of these fields, but for characteristics, which mean something to the supplier. */
function withEachText(body: JsonObject, texts: readonly RequestField[], text: string): JsonObject {
  return texts
    .filter(({ path }) => path[0] !== 'characteristics')
    .reduce<JsonObject>(
      (current, { within, path, schema }) =>
        withValue(within(current), path, longEnough(text, schema.minLength)) as JsonObject,
      body,
    );
}

/** A text as often as a field asks for, with spaces in between. */
function longEnough(text: string, minLength = 1): string {
  const times = Math.ceil((minLength + 1) / (text.length + 1));
  return Array.from({ length: times }, () => text).join(' ');
}
