import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats, { type FormatsPlugin } from 'ajv-formats';
import { supplierApi, type ApiDescription } from '../../contract/description.js';

/** RFC 3339, section 5.6, to the letter: with T, and with Z or an offset that has a colon. */
const strictDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** The validators of one description, made as they are needed. */
class Validators {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  readonly #known = new Map<string, ValidateFunction>();

  constructor(readonly description: ApiDescription) {
    (addFormats as unknown as FormatsPlugin)(this.#ajv);
    const lenient = this.#ajv.formats['date-time'] as { validate: (text: string) => boolean };
    this.#ajv.addFormat('date-time', (text) => strictDateTime.test(text) && lenient.validate(text));
    this.#ajv.addSchema({ ...description.document, $id: 'supplier-api' });
  }

  at(reference: string): ValidateFunction {
    const known = this.#known.get(reference) ?? this.#ajv.compile({ $ref: `supplier-api${reference}` });
    this.#known.set(reference, known);
    return known;
  }
}

let validators: Validators | undefined;

/** The validator of a schema of the description, by its local reference, such as `#/components/schemas/Error`. */
export function validatorOf(reference: string): ValidateFunction {
  if (validators?.description !== supplierApi) validators = new Validators(supplierApi);
  return validators.at(reference);
}
