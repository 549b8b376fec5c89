import type { Operation, Parameter } from '../../../contract/operation.js';
import type { Json, JsonObject } from '../../json/json.js';
import { validatorOf } from '../../json/validators.js';
import { schemaAt } from '../../json/sureness.js';
import { Inconclusive } from '../../report/signals.js';
import { sampleValue } from './sample-value.js';

/**
 * The values of parameters: those that are given, and for the others that are wanted a documented example or one that
 * is made from the schema, whichever is valid.
 * @param all whether optional parameters are wanted too
 * @throws Inconclusive when no valid value can be made of a parameter
 */
export function parameterValues(parameters: readonly Parameter[], given: JsonObject = {}, all = false): JsonObject {
  const wanted = parameters.filter(({ name, required }) => !Object.hasOwn(given, name) && (required || all));
  const made = wanted.flatMap((parameter): [string, Json][] => {
    const { name, schema, pointer, required } = parameter;
    const value = [sampleValue(schema), sampleValue(schema, { withoutExamples: true })].find((one) =>
      validatorOf(pointer)(one),
    );
    if (value !== undefined) return [[name, value]];
    if (!required) return [];
    throw new Inconclusive(`No valid value of the parameter ${name} can be made from the description.`, {
      because: 'cannot-follow',
    });
  });
  return { ...Object.fromEntries(made), ...given };
}

/**
 * The values of path parameters, headers or cookies as they stand there.
 * @throws Inconclusive when one would have to be written in a way that is not made here
 */
export function parameterTexts(parameters: readonly Parameter[], values: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const { json, style = 'simple', pointer = '' } = parameters.find((each) => each.name === name) ?? {};
      if (typeof value === 'string') return [name, value];
      if (json === true || typeof value !== 'object' || value === null) return [name, JSON.stringify(value)];
      if (Array.isArray(value) && style === 'simple') return [name, value.map(String).join(',')];
      throw new Inconclusive(
        `The parameter ${name} is written in the style ${style}, which is not made here (${pointer}).`,
        { because: 'cannot-follow' },
      );
    }),
  );
}

/**
 * A body that follows the schema of a request: a documented example, else one that is made; undefined where none was
 * found.
 * @param rich whether it has everything that is optional, so that an example will not do
 */
export function plainBody({ request }: Operation, rich: boolean): Json | undefined {
  if (!request) return undefined;
  const { kinds, examples, wholePointer } = request;
  const made = (making: Parameters<typeof sampleValue>[1]) => kinds.map((kind) => sampleValue(kind, making));
  const candidates = [
    ...(rich ? [] : (examples as readonly Json[])),
    ...made({ optional: rich }),
    ...made({ optional: rich, withoutExamples: true }),
    // Where kinds differ only in what is optional, a body without options can be of several kinds at once.
    ...made({ optional: true }),
  ];
  return candidates.find((body) => isValid(body));

  function isValid(body: Json): boolean {
    const validate = validatorOf(wholePointer);
    if (validate(JSON.parse(JSON.stringify(body)))) return true;
    // What only answers have may be required there, and is not sent.
    return (validate.errors ?? []).every(
      ({ keyword, instancePath, params }) =>
        keyword === 'required' &&
        schemaAt(request?.schema, instancePath)?.properties?.[String(params['missingProperty'])]?.readOnly === true,
    );
  }
}
