import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats, { type FormatsPlugin } from 'ajv-formats';
import { isDeepStrictEqual } from 'node:util';
import { supplierApi, type ApiDescription } from '../../contract/description.js';
import { answerBodyRequirement } from '../../contract/requirements/answer-bodies.js';
import type { Finding } from '../report/finding.js';
import { isJsonObject, type Json } from '../json/json.js';
import { at } from '../json/json-pointer.js';
import type { Reply } from '../wire/reply.js';
import { finding, type Oracle } from './oracle.js';
import { isSure } from '../json/sureness.js';

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

/**
 * The body of a success answer follows its documented schema. A value that repeats the request is never held against
 * it; what breaks a doubtful part of the schema, or lacks a field that may be optional, is noted only.
 */
export const followsSchema: Oracle = (reply) => {
  const { answerSchemaPointers, answerSchemas, key } = reply.operation;
  const reference = answerSchemaPointers.get(reply.status);
  const requirement = answerBodyRequirement.get(key);
  if (reference === undefined) return [];
  const schema = answerSchemas.get(reply.status);
  const body = reply.body;
  if (requirement === undefined) {
    if (body !== undefined) noteDoubts(reply, schemaErrors(reference, body));
    return [];
  }
  if (body === undefined)
    return [
      finding(reply, requirement, {
        reason: 'The body of the answer is not JSON.',
        expected: 'a JSON object',
        actual: reply.response?.text === undefined ? 'bytes that are not UTF-8' : quote(reply.response.text),
      }),
    ];
  const errors = schemaErrors(reference, body).filter(
    (error) => !repeatsRequest(error, body, reply.sent) && !quotesOwnReference(error),
  );
  const lacking = (schema?.['x-expected'] ?? []).filter((name) => isJsonObject(body) && body[name] === undefined);
  for (const name of lacking)
    reply.journal.note(`The answer has no ${name}; the documents show one, but not whether it is required.`);
  noteDoubts(
    reply,
    errors.filter((error) => !isSure(schema, error.instancePath)),
  );
  return errors
    .filter((error) => isSure(schema, error.instancePath))
    .map((error) => schemaFinding(reply, requirement, error, body));
};

function noteDoubts({ journal }: Reply, errors: readonly ErrorObject[]): void {
  for (const { instancePath, message = 'is invalid' } of errors)
    journal.note(`The answer's ${instancePath || 'body'} ${message}; the documents are not sure enough to judge that.`);
}

/** What a JSON value breaks of a schema of the description. */
export function schemaErrors(reference: string, value: Json): readonly ErrorObject[] {
  const validate = validatorOf(reference);
  if (validate(value)) return [];
  // Errors of combinators only repeat those of their branches; the branches of an open list are one error.
  return (validate.errors ?? []).filter(
    (error) => !error.schemaPath.includes('/anyOf/') && error.keyword !== 'allOf' && error.keyword !== '$ref',
  );
}

function repeatsRequest(error: ErrorObject, body: Json, sent: Json | undefined): boolean {
  if (error.instancePath === '' || sent === undefined) return false;
  const asked = at(sent, error.instancePath);
  return asked !== undefined && isDeepStrictEqual(asked, at(body, error.instancePath));
}

/**
 * A reference may be any 1 to 50 characters when it is handed out, but has a pattern where it is quoted: the documents
 * contradict themselves, so a supplier that quotes its own reference in an answer may follow either.
 */
function quotesOwnReference({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'pattern' && instancePath === '/supplierServiceProblemReference';
}

/** One thing that an answer breaks of its schema, as a finding. */
export function schemaFinding(
  reply: Reply,
  requirement: Finding['requirement'],
  error: ErrorObject,
  body: Json,
): Finding {
  const missing = error.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : '';
  const pointer = `${error.instancePath}${missing}`;
  const value = at(body, error.instancePath);
  return finding(reply, requirement, {
    reason: missing
      ? `The answer lacks the required field ${pointer}.`
      : `The answer's ${pointer || 'body'} breaks its schema: it ${error.message ?? 'is invalid'}.`,
    expected: missing ? `a value at ${pointer}` : expectation(error),
    actual: missing ? `only ${isJsonObject(value) ? Object.keys(value).join(', ') : quote(value)}` : quote(value),
    pointer,
  });
}

function expectation(error: ErrorObject): string {
  if (error.keyword === 'enum') return `one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`;
  if (error.keyword === 'anyOf') return 'one of the documented values';
  return error.message?.replace(/^must /, '') ?? error.keyword;
}

/** A value as it is shown in a finding: JSON, cut to a readable length. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
