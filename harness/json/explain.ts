import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from './json.js';
import { at } from './json-pointer.js';

/** The validator of a part of a schema, as it stands in an error. */
export type ValidatorOfPart = (part: object | boolean) => ValidateFunction;

/** Keywords whose branches leave their errors before the one of the keyword itself. */
const choices = ['anyOf', 'oneOf'];

/**
 * What is wrong with a value that its validator refused, in as few errors as say it. An alternative that cannot be
 * satisfied is one error: that of the branch which comes closest where one does, else its own. The validator lists the
 * errors of all branches right before; they are skipped by their number, never by what a path looks like.
 * @param errors of a validator with all errors and their schemas, as it listed them; at least one
 */
export function explained(
  errors: readonly ErrorObject[],
  value: Json,
  ofPart: ValidatorOfPart,
): readonly ErrorObject[] {
  const found: ErrorObject[] = [];
  for (let index = errors.length - 1; index >= 0; index--) {
    const error = errors[index] as ErrorObject;
    if (choices.includes(error.keyword)) {
      const branches = branchErrors(error, value, ofPart);
      index -= branches.reduce((sum, { length }) => sum + length, 0);
      found.push(...closest(error, branches, value, ofPart).toReversed());
    } else if (error.keyword === 'contains' || error.keyword === 'propertyNames') {
      index -= innerErrors(error, value, ofPart);
      found.push(error);
    } else if (error.keyword !== 'if') found.push(error);
  }
  // Whatever could not be explained away stays an error.
  return found.length > 0 ? found.toReversed() : errors;
}

/** The errors of each branch, as far as the validator went through them. */
function branchErrors({ instancePath, schema, keyword }: ErrorObject, whole: Json, ofPart: ValidatorOfPart) {
  const value = at(whole, instancePath) ?? null;
  const branches: (readonly ErrorObject[])[] = [];
  let passed = 0;
  for (const branch of schema as readonly (object | boolean)[]) {
    // It stops where a second branch of oneOf holds.
    if (keyword === 'oneOf' && passed > 1) break;
    const errors = errorsOf(ofPart(branch), value).map((error) => ({
      ...error,
      instancePath: instancePath + error.instancePath,
    }));
    if (errors.length === 0) passed += 1;
    branches.push(errors);
  }
  return branches;
}

/** The errors of the branch that a value was meant for, where that is plain; else that of the choice itself. */
function closest(
  error: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
  value: Json,
  ofPart: ValidatorOfPart,
): readonly ErrorObject[] {
  if (branches.some(({ length }) => length === 0)) return [error];
  const inWords = branches.map((errors) => explained(errors, value, ofPart));
  const meant = inWords.filter((errors) => !errors.some((one) => isOfAnotherKind(one, error)));
  const [first, second] = meant.toSorted((a, b) => a.length - b.length);
  return !first || first.length === second?.length ? [error] : first;
}

/** Whether an error says that a branch is for another kind of value: another type, or another constant in a field. */
function isOfAnotherKind({ keyword, instancePath }: ErrorObject, { instancePath: place }: ErrorObject): boolean {
  const inside = instancePath.slice(place.length).split('/').length - 1;
  if (inside === 0)
    return !['required', 'additionalProperties', 'dependentRequired', 'minItems', 'maxItems'].includes(keyword);
  return inside === 1 && (keyword === 'const' || keyword === 'enum');
}

/** How many errors of items or names stand before that of the keyword which asks for them. */
function innerErrors(
  { keyword, instancePath, schema, params }: ErrorObject,
  whole: Json,
  ofPart: ValidatorOfPart,
): number {
  const value = at(whole, instancePath) ?? null;
  const validate = ofPart(schema as object | boolean);
  if (keyword === 'propertyNames') return errorsOf(validate, String(params['propertyName'])).length;
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  return items.reduce<number>((sum, item) => sum + errorsOf(validate, item).length, 0);
}

function errorsOf(validate: ValidateFunction, value: Json): readonly ErrorObject[] {
  return validate(value) ? [] : [...(validate.errors ?? [])];
}
