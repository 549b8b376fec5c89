import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { supplierApi, type ApiDescription } from '../../contract/description.js';
import { BoundedPattern } from './bounded-pattern.js';
import { judgeDecimals } from './number-keywords.js';
import { copyId, SchemaCopies, type Direction, type Reading } from './schema-copy.js';

/** RFC 3339, section 5.6, to the letter: with T, and with Z or an offset that has a colon. */
const strictDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

const patterns = Object.assign((pattern: string, flags: string) => new BoundedPattern(pattern, flags), {
  code: 'new BoundedPattern',
});

/** How the project has ajv judge: all errors with their schemas, decimal numbers, patterns within bounds. */
function newValidator(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    // 1e400 is a number of JSON, too, though no double.
    strictNumbers: false,
    allErrors: true,
    verbose: true,
    logger: false,
    ownProperties: true,
    validateSchema: false,
    // Most validators of a large description judge a value or two: compiling them is what takes long.
    code: { regExp: patterns, optimize: false },
  });
  addFormats.default(ajv);
  judgeDecimals(ajv);
  const lenient = ajv.formats['date-time'] as { validate: (text: string) => boolean };
  return ajv.addFormat('date-time', (text) => strictDateTime.test(text) && lenient.validate(text));
}

/** The validators of one description in one direction and reading, made as they are needed. */
class Validators {
  readonly #ajv = newValidator();
  readonly #copies: SchemaCopies;
  readonly #known = new Map<string, ValidateFunction>();

  constructor(description: ApiDescription, direction: Direction, reading: Reading) {
    this.#copies = new SchemaCopies(description.document, direction, reading);
  }

  at(pointer: string): ValidateFunction {
    const known = this.#known.get(pointer) ?? this.#made(pointer);
    this.#known.set(pointer, known);
    return known;
  }

  /** The validator of a part of one of these schemas. */
  of(part: object | boolean): ValidateFunction {
    return this.#ajv.compile(part);
  }

  get hasDiscriminator(): boolean {
    return this.#copies.hasDiscriminator;
  }

  #made(pointer: string): ValidateFunction {
    const root = this.#copies.numberOf(pointer);
    const pending = [root];
    for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
      if (this.#ajv.schemas[copyId(number)]) continue;
      const { schema, refersTo } = this.#copies.copy(number);
      this.#ajv.addSchema(schema as object, copyId(number));
      pending.push(...refersTo);
    }
    const name = this.#copies.nameOf(pointer);
    return this.#ajv.compile({ $ref: copyId(root), ...(name && { allOf: [name] }) });
  }
}

let known: { readonly description: ApiDescription; readonly validators: Map<string, Validators> } | undefined;

function validatorsFor(direction: Direction, reading: Reading): Validators {
  if (known?.description !== supplierApi) known = { description: supplierApi, validators: new Map() };
  const key = `${direction} ${reading}`;
  const made = known.validators.get(key) ?? new Validators(supplierApi, direction, reading);
  known.validators.set(key, made);
  return made;
}

/**
 * The validator of a schema of the description for values that are sent to a supplier.
 * @param pointer its local reference, such as `#/components/schemas/Error`
 */
export function validatorOf(pointer: string): ValidateFunction {
  return validatorsFor('request', 'letter').at(pointer);
}

/** The same for what is made to be sent: it also says the name by which a discriminator knows it. */
export function validatorOfMade(pointer: string): ValidateFunction {
  return validatorsFor('made', 'letter').at(pointer);
}

/** The validator of a schema for what the description itself shows as sent to a supplier. */
export function validatorOfShown(pointer: string): ValidateFunction {
  return validatorsFor('shown', 'letter').at(pointer);
}

/** The validators for what a supplier answers: by the letter, and by discriminators where there are any. */
export function answerValidators(pointer: string): {
  readonly letter: ValidateFunction;
  readonly discriminated: ValidateFunction | undefined;
  readonly ofPart: (part: object | boolean, reading: Reading) => ValidateFunction;
} {
  const validators = validatorsFor('answer', 'letter');
  const letter = validators.at(pointer);
  return {
    letter,
    discriminated: validators.hasDiscriminator ? validatorsFor('answer', 'discriminator').at(pointer) : undefined,
    ofPart: (part, reading) => validatorsFor('answer', reading).of(part),
  };
}
