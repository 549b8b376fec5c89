import { isDescribed } from '../../contract/description.js';
import { bodyOperations, type OperationKey } from '../../contract/requirements/index.js';
import { isSurelyShown } from '../../contract/schema.js';
import {
  acceptance,
  accepts,
  changeWithin,
  checks,
  everyAnswer,
  expect,
  nameOf,
  operationOf,
  plainText,
  pointerOfField,
  type Positive,
  requestFields,
  sharing,
  suite,
  withAll,
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

/** A free text, and how many items a list of the body has at least, if it is in one. */
type TextField = RequestField & { readonly items: number };

/** The free texts that a plain request has, or that need only their parent. */
function textsOf(operation: OperationKey): readonly TextField[] {
  const fields = requestFields(operationOf(operation));
  return fields
    .filter(({ schema, path }) => schema['x-free-text'] && isSurelyShown(schema) && path.length <= 3)
    .map((field) => {
      const [first, item] = field.path;
      const list = fields.find(({ path }) => path.length === 1 && path[0] === first);
      return { ...field, items: item === 0 ? (list?.schema.minItems ?? 1) : 1 };
    });
}

for (const operation of bodyOperations.filter((candidate) => isDescribed(candidate) && textsOf(candidate).length > 0))
  suite(operation, `free text in ${operation}`, (test) => {
    const name = nameOf(operation);
    const texts = textsOf(operation);

    for (const field of texts) {
      const { minLength = 1, maxLength } = field.schema;
      if (maxLength === undefined) continue;
      for (const length of new Set([minLength, minLength + 1, maxLength - 1, maxLength]))
        test(
          `a request with ${length} characters as ${field.name} is accepted`,
          checks(`${name}.length.${field.name}.${length}`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
          accepts(operation, written(field, plainText(length))),
        );
      test(
        `a request with ${maxLength} accented letters as ${field.name} is accepted`,
        checks(`${name}.length.${field.name}.accents`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
        accepts(operation, written(field, 'é'.repeat(maxLength))),
      );
    }

    for (const field of texts)
      test(
        `a request with mixed special characters as ${field.name} is accepted`,
        checks(`${name}.text.mixed.${field.name}`, ['API-VALID-ACCEPTED', ...acceptance(operation)]),
        accepts(operation, written(field, mixed)),
      );

    for (const field of texts)
      test(
        `a request with unusual characters as ${field.name} is accepted`,
        checks(`${name}.text.unusual.${field.name}`, [
          'API-UNUSUAL-TEXT',
          'API-VALID-ACCEPTED',
          ...acceptance(operation),
        ]),
        accepts(operation, written(field, unusual, 1)),
      );

    const [only, ...more] = texts;
    /** A text in each free text; in turn in one of several items of a list, where that has the only one. */
    const inEachText = (text: string, turn: number): Positive =>
      only && more.length === 0
        ? written(only, longEnough(text, only.schema.minLength), turn)
        : { change: { places: texts.map(pointerOfField), from: (body) => withEachText(body, texts, text) } };

    for (const [turn, [id, text]] of Object.entries(lookAlikes).entries())
      test(
        `a request with ${text} as each of its texts is accepted`,
        checks(`${name}.text.like.${id}`, ['API-VALID-ACCEPTED', 'API-UNUSUAL-TEXT', ...acceptance(operation)]),
        accepts(operation, inEachText(text, turn)),
      );

    const withControls = controls.map((text, turn) => ({
      ...inEachText(text, turn),
      mayBeRefused: 'control characters',
    }));
    test(
      'a request with control characters in each of its texts is answered in a documented way',
      checks(`${name}.text.control`, everyAnswer),
      sharing(withControls, async ({ given, supplier }) => {
        for (const positive of withControls) {
          const reply = await supplier.send(withAll(await given.plainRequest(operation), [positive]));

          expect(reply).toBeAnswered();
        }
      }),
    );

    const roomiest = texts.findLast(({ schema }) => (schema.maxLength ?? 1000) >= 1000) ?? texts.at(0);
    for (const [turn, [flavour, text]] of Object.entries(flavours).entries())
      test(
        `a request with ${flavour} in its text is accepted`,
        checks(`${name}.text.${flavour}`, ['API-VALID-ACCEPTED', 'API-UNUSUAL-TEXT', ...acceptance(operation)]),
        accepts(operation, roomiest ? written(roomiest, text, turn) : {}),
      );
  });

/**
 * A text in one field.
 * @param turn in which item of a list that has several, so that texts in different items share a request
 */
function written(field: TextField, text: string, turn = 0): Positive {
  const { path, within, items } = field;
  const [list, , ...inItem] = path;
  if (items > 1) return { change: changeWithin(String(list), turn % items, inItem, text) };
  return {
    change: { places: [pointerOfField(field)], from: (body) => withValue(within(body), path, text) as JsonObject },
  };
}

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
