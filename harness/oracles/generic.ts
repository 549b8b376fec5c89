import { answerOf, documents } from '../../contract/operation.js';
import { supplierApi } from '../../contract/description.js';
import { closestType, isJsonLinesType, isStreamType } from '../../contract/media-type.js';
import { locate } from '../../contract/resolve.js';
import { jsonIn } from '../json/bounded-json.js';
import type { RequirementId } from '../../contract/requirements/index.js';
import { statementOn } from '../../contract/requirements-in-force.js';
import { headerValues } from '../report/exchange.js';
import type { Finding } from '../report/finding.js';
import type { Json } from '../json/json.js';
import type { Rejection } from './rejection.js';
import { judgeValue, schemaFinding } from './answer-schema.js';
import { quote } from '../json/quote.js';
import { hasDocumentedHeaders } from './answer-headers.js';
import { finding } from './oracle.js';
import { answersAsDocumented } from './status.js';
import type { Reply } from '../wire/reply.js';
import { Inconclusive } from '../report/signals.js';

/** What the answer to an accepted request is checked against. */
export const genericAcceptance = [
  'API-BODY',
  'API-CONTENT-TYPE',
  'API-ANSWER-HEADER',
] as const satisfies RequirementId[];

/** What the answer to a refused request is checked against, besides the refusal. */
export const genericRefusal = ['API-ERROR-BODY'] as const satisfies RequirementId[];

/**
 * What is wrong with the answer to a valid request, by the description alone.
 * @throws Inconclusive when it is a documented answer that neither accepts nor refuses, such as a redirect
 */
export function judgeGenericAcceptance(reply: Reply, unlessAccepted: RequirementId): readonly Finding[] {
  const wrong = answersAsDocumented(reply);
  if (wrong.length > 0) return wrong;
  if (reply.accepted)
    return [...followsDescription(reply, 'API-BODY', 'API-CONTENT-TYPE'), ...hasDocumentedHeaders(reply)];
  if (!reply.refused)
    throw new Inconclusive(
      `Answered ${reply.status}, which is documented, but neither accepts nor refuses the request.`,
      { because: 'cannot-follow', about: reply.operation.key },
    );
  return [
    finding(reply, unlessAccepted, {
      reason: `A valid request is refused. ${statementOn(unlessAccepted, reply.operation)}`,
      expected: 'a documented success',
      actual: reply.summary,
    }),
  ];
}

/** What is wrong with the answer to a request that must be rejected: any documented client error is a rejection. */
export function judgeGenericRejection(reply: Reply, rejection: Rejection): readonly Finding[] {
  if (rejection.tolerated?.includes(reply.status) && !documents(reply.operation, reply.status)) {
    reply.journal.note(`Answered ${reply.status}, which is HTTP's own code for it though not a documented one.`);
    return [];
  }
  const wrong = answersAsDocumented(reply);
  if (reply.accepted)
    return [
      finding(reply, rejection.by, {
        reason: `The request is accepted. ${statementOn(rejection.by, reply.operation)}`,
        expected: 'a documented client error (4xx)',
        actual: reply.summary,
        ...(rejection.pointer !== undefined && { pointer: rejection.pointer }),
      }),
      ...wrong,
    ];
  return wrong.length > 0 ? wrong : followsDescription(reply, 'API-ERROR-BODY', 'API-ERROR-BODY');
}

/** Whether HTTP has no body in an answer, whatever a description says (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5). */
function hasNoBody({ operation, status }: Reply): boolean {
  return operation.method === 'HEAD' || [204, 205, 304].includes(status);
}

/** The body of an answer has a documented media type, and follows the schema of that type where it is JSON. */
function followsDescription(reply: Reply, forBody: RequirementId, forType: RequirementId): readonly Finding[] {
  const { operation, status, response } = reply;
  const answer = answerOf(operation, status);
  if (!answer || hasNoBody(reply)) return [];
  const bytes = response?.bytes ?? 0;
  if (answer.mediaTypes.length === 0) {
    if (bytes > 0) reply.journal.note(`The ${status} has a body, though none is documented for it.`);
    return [];
  }
  const [contentType] = headerValues(response?.headers ?? [], 'content-type');
  const documented = closestType(contentType, answer.mediaTypes);
  if (bytes > 0 && documented === undefined)
    return [
      finding(reply, forType, {
        reason: `The body of the ${status} is not labelled as documented.`,
        expected: `Content-Type: ${answer.mediaTypes.join(' or ')}`,
        actual: contentType === undefined ? 'no Content-Type' : `Content-Type: ${contentType}`,
      }),
    ];
  if (response?.unfinished) reply.journal.note(`The ${status} may have no end: its first items were read.`);
  const pointer = documented === undefined ? answer.schemaPointer : answer.schemaPointers.get(documented);
  if (contentType !== undefined && isJsonLinesType(contentType)) return followsByItems(reply, pointer, forBody);
  if (response?.unfinished) return [];
  if (pointer === undefined) return [];
  if (documented !== undefined && !isJsonLabelled(contentType)) return followsTextSchema(reply, pointer, forBody);
  return followsJsonSchema(reply, pointer, forBody);
}

/**
 * A plain text follows the schema of a text, a number or a boolean, with or without a line break at its end; what the
 * schema says about any other body than JSON is not examined, and a note says so.
 */
function followsTextSchema(reply: Reply, pointer: string, requirement: RequirementId): readonly Finding[] {
  const { status, response, journal } = reply;
  const [contentType = ''] = headerValues(response?.headers ?? [], 'content-type');
  const { text } = response ?? {};
  const { type, format } = locate(supplierApi.document, pointer).node;
  if (format === 'binary' || isStreamType(contentType)) return [];
  if (text === undefined || !/^text\/plain\b/i.test(contentType) || !scalars.has(String(type))) {
    journal.note(`The body of the ${status} is ${contentType}: what its schema says was not examined.`);
    return [];
  }
  const read = (written: string): Json => (type === 'string' ? written : (jsonIn(written) ?? written));
  const errorsOf = (written: string) => judgeValue(pointer, read(written), written).errors;
  if (errorsOf(text.replace(/\r?\n$/, '')).length === 0) return [];
  return errorsOf(text).map((error) => schemaFinding(reply, requirement, error, read(text)));
}

const scalars: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean']);

/** Each line is JSON, and follows the schema: of a list, that of its items. */
function followsByItems(reply: Reply, pointer: string | undefined, requirement: RequirementId): readonly Finding[] {
  // eslint-disable-next-line no-control-regex -- JSON text sequences begin each record with it (RFC 7464)
  const lines = (reply.response?.text ?? '').split(/[\n\u001e]/).filter((line) => line.trim() !== '');
  const items = lines.map((line) => jsonIn(line));
  const broken = items.indexOf(undefined);
  if (broken >= 0)
    return [
      finding(reply, requirement, {
        reason: `Line ${broken + 1} of the ${reply.status} is not JSON.`,
        expected: 'a JSON text on each line',
        actual: quote(lines[broken] ?? ''),
      }),
    ];
  if (pointer === undefined) return [];
  const { node } = locate(supplierApi.document, pointer);
  // A text stands for the whole stream, which says nothing of its items.
  if (node['type'] === 'string') return [];
  const ofItems = node['type'] === 'array' && node['items'] !== undefined ? `${pointer}/items` : pointer;
  for (const item of items as readonly Json[]) {
    const { errors } = judgeValue(ofItems, item);
    if (errors.length > 0) return errors.map((error) => schemaFinding(reply, requirement, error, item));
  }
  return [];
}

function followsJsonSchema(reply: Reply, pointer: string, requirement: RequirementId): readonly Finding[] {
  const { status, response, body } = reply;
  if (body === undefined)
    return [
      finding(reply, requirement, {
        reason: `The body of the ${status} is not JSON.`,
        expected: 'a body as documented',
        actual: response?.bytes === 0 ? 'no body' : quote(response?.text ?? 'bytes that are not UTF-8'),
      }),
    ];
  const { errors, clash } = judgeValue(pointer, body, response?.text);
  if (clash)
    reply.journal.note(
      `The schema of the ${status} contradicts itself about this body: its choice and its discriminator do not agree.`,
    );
  return errors.map((error) => schemaFinding(reply, requirement, error, body));
}

function isJsonLabelled(contentType: string | undefined): boolean {
  return /[/+]json\s*(;|$)/i.test(contentType ?? '');
}
