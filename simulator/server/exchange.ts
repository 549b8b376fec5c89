import { errorAnswer, json, type Answer } from '../messages/answer.js';
import type { ApiRequest, Behaviour, Context, Correlation } from '../variations/behaviour.js';
import type { Credentials } from '../messages/credentials.js';
import type { Fields } from '../messages/fields.js';
import { isJsonObject, jsonTypeOf, type Json, type JsonObject } from '../json/json.js';
import { documentedGrade, type Grade, type Objection } from '../messages/objection.js';
import type { Operation } from '../operations/operation.js';
import type { Mode } from '../variations/mode.js';
import { readQuery, toParameter } from '../messages/query.js';
import { Sieve } from './sieve.js';
import type { State } from '../state/state.js';
import type { Update } from '../state/update.js';
import { completed, documentedPart, fieldObjectionsTo } from '../messages/validation.js';

/** What the supplier is made of while it runs. */
export interface Supplier extends State {
  readonly mode: Mode;
  readonly credentials: Credentials;
}

/** An answer, and the KCIs that follow it. */
export interface Exchange {
  readonly answer: Answer;
  readonly updates: readonly Update[];
}

const correlationNames = ['X-Request-ID', 'X-Conversation-ID'] as const;

/** The two correlation headers of a request, as far as it has them. */
export function correlationOf(request: Pick<ApiRequest, 'header'>): Correlation {
  const found = correlationNames.map((name) => [name, request.header(name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

/**
 * Deals with one request: looks at credentials, headers, media type, JSON, fields (or query parameters) and business
 * rules, in this order;
 * then refuses it, or performs it.
 */
export function deal(
  supplier: Supplier,
  operation: Operation,
  behaviours: readonly Behaviour[],
  request: ApiRequest,
  previous: Correlation,
): Exchange {
  const correlation = correlationOf(request);
  const tenant = request.header('Tenant') || undefined;
  const blank: Context = { ...supplier, request, tenant, correlation, previous, received: {}, body: {} };
  const sieve = new Sieve(behaviours);

  const refuse = (context: Context, objections: readonly Objection[]): Exchange => {
    const [first] = objections;
    if (first === undefined) throw new Error('A refusal needs an objection.');
    const grade = gradeOf(first, behaviours);
    const messages = objections.filter((objection) => sameGrade(gradeOf(objection, behaviours), grade));
    const answer = errorAnswer(
      grade,
      messages.map(({ message }) => message),
      { ...correlation },
    );
    const updates = behaviours.flatMap(({ afterRefusal }) => afterRefusal?.(context, first) ?? []);
    return { answer: answered(answer, behaviours, context, first), updates };
  };

  const unread = sieve.sift(objectionsToEnvelope(supplier.credentials, operation, request), blank);
  if (unread.length > 0) return refuse(blank, unread.slice(0, 1));

  const parsed = operation.asksByQuery ? parseQuery(request, operation) : parseBody(request);
  const unreadable = sieve.sift(parsed.objections, blank);
  if (unreadable.length > 0) return refuse(blank, unreadable);

  const fields = operation.fieldsOf?.(parsed.body) ?? operation.fields;
  const read = { ...blank, received: parsed.body, body: documentedPart(parsed.body, fields) };
  const wrong = sieve.sift(fieldsInOrder(read, operation, fields), read);
  if (wrong.length > 0) return refuse(read, inOrderOfGrade(wrong, behaviours));

  const context = sieve.isEmpty ? read : { ...read, body: completed(read.body, fields) };
  const ruledOut = sieve.sift(operation.rules(context), context);
  if (ruledOut.length > 0) return refuse(context, ruledOut);

  const refused = behaviours.map(({ objects }) => objects?.(context)).find((objection) => objection !== undefined);
  if (refused !== undefined) return refuse(context, [refused]);

  const { status, body, updates } = operation.perform(
    context,
    behaviours.map(({ mode }) => mode?.(context)).find((mode) => mode !== undefined) ?? supplier.mode,
  );
  const headers = body === undefined ? { ...correlation } : { ...correlation, 'Content-Type': json };
  const answer: Answer = body === undefined ? { status, headers } : { status, headers, body };
  return { answer: answered(answer, behaviours, context, undefined), updates };
}

function objectionsToEnvelope(
  credentials: Credentials,
  operation: Operation,
  request: ApiRequest,
): readonly Objection[] {
  const unauthorised = credentials.objectionTo(request.header('Authorization'));
  const objections: Objection[] = unauthorised === undefined ? [] : [unauthorised];
  for (const name of operation.withoutTenant ? correlationNames : [...correlationNames, 'Tenant']) {
    if (request.header(name) === '') {
      objections.push({ kind: 'header-missing', at: name, message: `The header ${name} is missing` });
    }
  }
  if (operation.asksByQuery) return objections;
  if (request.tooLarge) objections.push({ kind: 'body-too-large', at: '', message: 'The body is too large' });
  const [mediaType = ''] = request.header('Content-Type').split(';');
  if (mediaType.trim().toLowerCase() !== json) {
    objections.push({ kind: 'media-type', at: '', message: `The media type is not ${json}` });
  }
  return objections;
}

interface Parsed {
  readonly body: JsonObject;
  readonly objections: readonly Objection[];
}

function parseQuery({ query }: ApiRequest, { fields }: Operation): Parsed {
  const { values, objections } = readQuery(query, fields);
  return { body: values, objections };
}

function parseBody({ text }: ApiRequest): Parsed {
  if (text.trim() === '') {
    return { body: {}, objections: [{ kind: 'body-empty', at: '', message: 'The body is empty' }] };
  }
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { body: {}, objections: [{ kind: 'json-malformed', at: '', message: 'The body is not well-formed JSON' }] };
  }
  if (isJsonObject(value)) return { body: value, objections: [] };
  const received = jsonTypeOf(value);
  const message = `The body is documented as object, not ${received}`;
  return { body: {}, objections: [{ kind: 'field-type', at: '', message, types: { documented: 'object', received } }] };
}

/** A reference that the supplier handed out is accepted when it is quoted back, whatever it looks like. */
function fieldsInOrder({ body, book }: Context, operation: Operation, fields: Fields): readonly Objection[] {
  const objections = fieldObjectionsTo(body, fields);
  if (operation.asksByQuery) return objections.map(toParameter);
  const quoted = body['supplierServiceProblemReference'];
  const own = typeof quoted === 'string' && book.byReference(quoted) !== undefined;
  return own ? objections.filter(({ at }) => at !== '/supplierServiceProblemReference') : objections;
}

/** What is malformed comes before what is merely invalid. */
function inOrderOfGrade(objections: readonly Objection[], behaviours: readonly Behaviour[]): readonly Objection[] {
  return objections.toSorted((a, b) => gradeOf(a, behaviours).status - gradeOf(b, behaviours).status);
}

function gradeOf(objection: Objection, behaviours: readonly Behaviour[]): Grade {
  return behaviours.reduce<Grade>((grade, { grades }) => grades?.(objection) ?? grade, documentedGrade(objection));
}

function sameGrade(a: Grade, b: Grade): boolean {
  return a.status === b.status && a.code === b.code;
}

function answered(
  answer: Answer,
  behaviours: readonly Behaviour[],
  context: Context,
  objection: Objection | undefined,
): Answer {
  return behaviours.reduce((current, { answers }) => answers?.(current, context, objection) ?? current, answer);
}
