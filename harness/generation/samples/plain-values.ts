import type { Parameter, RequestBody } from '../../../contract/operation.js';
import type { Json, JsonObject } from '../../json/json.js';
import { validatorOfMade, validatorOfShown } from '../../json/validators.js';
import { Inconclusive } from '../../report/signals.js';
import { plainValue } from '../../wire/query-string.js';
import { firstValid, type MadeValue } from './made-value.js';
import { sampleValue } from './sample-value.js';

/** Where parameters stand that not every text can be sent in; the path loses steps that are dots, or nothing. */
const canStand: Readonly<Record<string, RegExp>> = {
  path: /^(?!\.{0,2}$)/,
  // eslint-disable-next-line no-control-regex -- what a header cannot have (RFC 9110, 5.5)
  header: /^(?!\s)[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*(?<!\s)$/,
};

/**
 * The values of parameters: those that are given, and for the others that are wanted a documented example or one that
 * is made from the schema, whichever is valid and can be sent.
 * @param options `all`: whether optional parameters are wanted too; `place`: where they stand
 * @throws Inconclusive when no valid value can be made of a parameter
 */
export function parameterValues(
  parameters: readonly Parameter[],
  given: JsonObject = {},
  { all = false, place = 'query' }: { readonly all?: boolean; readonly place?: string } = {},
): JsonObject {
  const wanted = parameters.filter(({ name, required }) => !Object.hasOwn(given, name) && (required || all));
  const made = wanted.flatMap((parameter): [string, Json][] => {
    const { name, schema, pointer, required } = parameter;
    const example = schema.example as Json | undefined;
    const shown = example !== undefined && validatorOfShown(pointer)(example) ? example : undefined;
    const made = firstValid(
      [() => shown, () => sampleValue(schema), () => sampleValue(schema, { withoutExamples: true })],
      pointer,
      (value) =>
        (typeof value !== 'string' || canStand[place]?.test(value) !== false) &&
        ((shown !== undefined && value === shown) || validatorOfMade(pointer)(value)),
    );
    if ('value' in made) return [[name, made.value]];
    if (!required) return [];
    throw new Inconclusive(`No valid value of the parameter ${name} can be made from the description (${made.why}).`, {
      because: 'cannot-follow',
    });
  });
  return { ...Object.fromEntries(made), ...given };
}

/** The values of path parameters, headers or cookies as they stand there, each in its documented style. */
export function parameterTexts(parameters: readonly Parameter[], values: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parameter = parameters.find((each) => each.name === name);
      return [name, parameter ? styledText(parameter, value) : plainValue(value)];
    }),
  );
}

/** What begins a value in the path, and what stands between its items where each is separate. */
const pathStyles: Readonly<Record<string, { readonly before: string; readonly between: string }>> = {
  label: { before: '.', between: '.' },
  matrix: { before: ';', between: ';' },
};

/** A value in the style of its parameter, not yet percent-encoded (OpenAPI 3.1.1, 4.8.12.5; RFC 6570, 3.2). */
function styledText({ name, json, style, explode }: Parameter, value: Json): string {
  if (json) return plainValue(value);
  const { before, between } = pathStyles[style] ?? { before: '', between: ',' };
  const named = (item: Json) => (style === 'matrix' ? `${name}=${plainValue(item)}` : plainValue(item));
  if (typeof value !== 'object' || value === null) return `${before}${named(value)}`;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return `${before}${explode ? items.map(named).join(between) : named(items.map(plainValue).join(','))}`;
  }
  const pairs = Object.entries(value as JsonObject).map(([key, item]) => [key, plainValue(item)] as const);
  if (explode) return `${before}${pairs.map((pair) => pair.join('=')).join(between)}`;
  return `${before}${named(pairs.flat().join(','))}`;
}

/**
 * A body that follows the schema of a request: a documented example, else one that is made.
 * @param rich whether it has everything that is optional, so that an example will not do
 */
export function plainBody({ kinds, examples, wholePointer }: RequestBody, rich: boolean): MadeValue {
  const asSent = (body: Json): Json => JSON.parse(JSON.stringify(body)) as Json;
  const shown = rich ? undefined : (examples as readonly Json[]).find((body) => validatorOfShown(wholePointer)(body));
  const made = (making: Parameters<typeof sampleValue>[1]) => kinds.map((kind) => () => sampleValue(kind, making));
  const candidates = [
    () => shown,
    ...made({ optional: rich }),
    ...made({ optional: rich, withoutExamples: true }),
    // Where kinds differ only in what is optional, a body without options can be of several kinds at once.
    ...made({ optional: true }),
  ];
  return firstValid(candidates, wholePointer, (body) => body === shown || validatorOfMade(wholePointer)(asSent(body)));
}
