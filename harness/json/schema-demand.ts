import type { ErrorObject } from 'ajv/dist/2020.js';
import { writtenLimit } from './number-keywords.js';

/** What a keyword of a schema asks of a value, in words that a sentence can go on with. */
interface SchemaDemand {
  /** What stands between «must» and the rest. */
  readonly verb: 'be' | 'have' | 'follow';
  /** The rest, which stands on its own, too: `a string`, `at most 80 characters`. */
  readonly what: string;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

const limits: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

/** What a value that breaks a schema should have been. */
export function demandOf({ keyword, params, message, parentSchema }: ErrorObject): SchemaDemand {
  const written = writtenLimit(parentSchema, keyword);
  const value = (name: string) => String(params[name]);
  const least = (unit: string) => have(`at least ${counted(params['limit'], unit)}`);
  const most = (unit: string) => have(`at most ${counted(params['limit'], unit)}`);
  switch (keyword) {
    case 'type':
      return be(
        [params['type']]
          .flat()
          .map((type) => typeNames[String(type)] ?? String(type))
          .join(' or '),
      );
    case 'enum':
      return be(`one of ${(params['allowedValues'] as unknown[]).join(', ')}`);
    case 'const':
      return be(JSON.stringify(params['allowedValue']));
    case 'format':
      return be(`a text in the format ${value('format')}`);
    case 'pattern':
      return be(`a text that matches ${value('pattern')}`);
    case 'minLength':
      return least('character');
    case 'maxLength':
      return most('character');
    case 'minItems':
      return least('item');
    case 'maxItems':
      return most('item');
    case 'minProperties':
      return least('field');
    case 'maxProperties':
      return most('field');
    case 'uniqueItems':
      return have('no item twice');
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return be(`${limits[value('comparison')] ?? value('comparison')} ${written ?? value('limit')}`);
    case 'multipleOf':
      return be(`a multiple of ${written ?? value('multipleOf')}`);
    case 'required':
    case 'dependentRequired':
      return have(`a field ${value('missingProperty')}`);
    case 'additionalProperties':
      return have(`no field ${value('additionalProperty')}`);
    case 'unevaluatedProperties':
      return have(`no field ${value('unevaluatedProperty')}`);
    case 'anyOf':
      return be('one of the documented values');
    case 'oneOf':
      return be('exactly one of the documented alternatives');
    default:
      return { verb: 'follow', what: `its schema (${message ?? keyword})` };
  }
}

/** The demand as a sentence goes on: `must be a string`. */
export function mustOf(error: ErrorObject): string {
  const { verb, what } = demandOf(error);
  return `must ${verb} ${what}`;
}

function be(what: string): SchemaDemand {
  return { verb: 'be', what };
}

function have(what: string): SchemaDemand {
  return { verb: 'have', what };
}

function counted(limit: unknown, unit: string): string {
  return `${String(limit)} ${unit}${limit === 1 ? '' : 's'}`;
}
