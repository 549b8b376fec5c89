import { quote } from '../json/quote.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import { isDeepStrictEqual } from 'node:util';
import { answerBodyRequirement } from '../../contract/requirements/answer-bodies.js';
import { parseWithNumbers, writtenNumber } from '../../contract/written-numbers.js';
import type { Finding } from '../report/finding.js';
import { PatternTooSlow } from '../json/bounded-pattern.js';
import { explained } from '../json/explain.js';
import { isJsonObject, type Json } from '../json/json.js';
import { demandOf, mustOf } from '../json/schema-demand.js';
import { at, stepsOf } from '../json/json-pointer.js';
import type { Reply } from '../wire/reply.js';
import { finding, type Oracle } from './oracle.js';
import { leftOut } from './left-out.js';
import { isSure } from '../json/sureness.js';
import { answerValidators } from '../json/validators.js';
import { Inconclusive } from '../report/signals.js';

/**
 * The body of a success answer follows its documented schema. A value that repeats the request never fails
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
        way: 'not JSON',
        reason: 'The body of the answer is not JSON.',
        expected: 'a JSON object',
        actual: reply.response?.text === undefined ? 'bytes that are not UTF-8' : quote(reply.response.text),
      }),
    ];
  const errors = schemaErrors(reference, body).filter(
    (error) =>
      !repeatsRequest(error, body, reply.sent) &&
      !quotesOwnReference(error) &&
      !isTrimmedRequest(error, body, reply.sent),
  );
  const lacking = (schema?.['x-expected'] ?? []).filter((name) => isJsonObject(body) && body[name] === undefined);
  for (const name of lacking) leftOut(reply, `/${name}`);
  noteDoubts(
    reply,
    errors.filter((error) => !isSure(schema, error.instancePath)),
  );
  return errors
    .filter((error) => isSure(schema, error.instancePath))
    .map((error) => schemaFinding(reply, requirement, error, body));
};

function noteDoubts({ journal }: Reply, errors: readonly ErrorObject[]): void {
  for (const error of errors)
    journal.note(
      `The answer's ${error.instancePath || 'body'} ${mustOf(error)}; the documents are not sure enough to judge that.`,
    );
}

/**
 * What a JSON value breaks of a schema of the description.
 * @throws Inconclusive when a pattern takes too long to tell
 */
export function schemaErrors(reference: string, value: Json): readonly ErrorObject[] {
  return judgeValue(reference, value).errors;
}

/**
 * What a JSON value breaks of a schema, and whether the schema contradicts itself about it: a choice that is not
 * satisfied by its letter although the branch that the discriminator names is, or the reverse. Then both readings pass.
 * @param text how the value is written: it matters where it is a number that a double does not hold
 * @throws Inconclusive when a pattern takes too long to tell
 */
export function judgeValue(
  reference: string,
  value: Json,
  text = '',
): { readonly errors: readonly ErrorObject[]; readonly clash: boolean } {
  const { letter, discriminated, ofPart } = answerValidators(reference);
  const holder = typeof value === 'number' && jsonNumber.test(text) ? held(value, text) : undefined;
  try {
    const byLetter = letter(value, holder);
    if (!discriminated) return { errors: byLetter ? [] : explain('letter'), clash: false };
    const byDiscriminator = discriminated(value, holder);
    if (byLetter || byDiscriminator) return { errors: [], clash: byLetter !== byDiscriminator };
    return { errors: explain('discriminator'), clash: false };
  } catch (thrown) {
    if (thrown instanceof PatternTooSlow)
      throw new Inconclusive(`The answer cannot be judged. ${thrown.message}`, { because: 'cannot-follow' });
    throw thrown;
  }

  function explain(reading: 'letter' | 'discriminator'): readonly ErrorObject[] {
    const { errors } = reading === 'letter' ? letter : (discriminated ?? letter);
    return explained([...(errors ?? [])], value, (part) => ofPart(part, reading));
  }
}

const jsonNumber = /^\s*-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/;

/** What a number stands in, so that its validator finds how it is written. */
function held(value: number, text: string): DataValidationCxt {
  const parentData = parseWithNumbers(`[${text}]`) as unknown[];
  return { instancePath: '', parentData, parentDataProperty: 0, rootData: [value], dynamicAnchors: {} };
}

function repeatsRequest(error: ErrorObject, body: Json, sent: Json | undefined): boolean {
  if (error.instancePath === '' || sent === undefined) return false;
  const asked = at(sent, error.instancePath);
  return asked !== undefined && isDeepStrictEqual(asked, at(body, error.instancePath));
}

/** What is too short only because it was trimmed is judged as trimmed, and not twice. */
function isTrimmedRequest({ keyword, instancePath }: ErrorObject, body: Json, sent: Json | undefined): boolean {
  if ((keyword !== 'minLength' && keyword !== 'pattern') || sent === undefined) return false;
  const [asked, answered] = [at(sent, instancePath), at(body, instancePath)];
  return typeof asked === 'string' && asked !== answered && asked.trim() === answered;
}

/**
 * A reference may be any 1 to 50 characters when it is handed out, but has a pattern where it is quoted: the documents
 * contradict themselves, so a supplier that quotes its own reference in an answer may follow either.
 */
function quotesOwnReference({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'pattern' && instancePath === '/supplierServiceProblemReference';
}

/** How the number at a pointer is written, where a double does not hold it. */
function writtenAt(body: Json, pointer: string): string | undefined {
  const [key = ''] = stepsOf(pointer).slice(-1);
  return writtenNumber(at(body, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))), key);
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
    way: error.keyword,
    reason: missing
      ? `The answer lacks the required field ${pointer}.`
      : `The answer's ${pointer || 'body'} breaks its schema: it ${mustOf(error)}.`,
    expected: missing ? `a value at ${pointer}` : demandOf(error).what,
    actual: missing
      ? `only ${isJsonObject(value) ? Object.keys(value).join(', ') : quote(value)}`
      : (writtenAt(body, error.instancePath) ?? quote(value)),
    pointer,
  });
}
