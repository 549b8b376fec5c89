import type { Finding } from '../report/finding.js';
import { headerValues } from '../report/exchange.js';
import { isJsonObject, type Json } from '../json/json.js';
import { at } from '../json/json-pointer.js';
import { isJson } from '../wire/media-type.js';
import { mustOf } from '../json/schema-demand.js';
import { schemaErrors } from './answer-schema.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

/** The error statuses whose body is documented. */
export const statusesWithErrorBody: readonly number[] = [400, 401, 422];

/** A 400, 401 or 422 explains itself with the documented error body, and a 422 with at least one reason. */
export const explainsItself: Oracle = (reply) => {
  if (!statusesWithErrorBody.includes(reply.status)) return [];
  const { body } = reply;
  const [contentType] = headerValues(reply.response?.headers ?? [], 'content-type');
  const expected = 'application/json with uuid, code and messages';
  if (body === undefined || !isJsonObject(body))
    return [
      finding(reply, 'API-ERROR-BODY', {
        way: 'not JSON',
        reason: `The ${reply.status} has no JSON error body.`,
        expected,
        actual: `${contentType ?? 'no Content-Type'}, ${quote(reply.response?.text ?? 'bytes that are not UTF-8')}`,
      }),
    ];
  const messages = body['messages'];
  const errors = schemaErrors('#/components/schemas/Error', body);
  const isObject = (error: (typeof errors)[number]) =>
    /^\/messages\/\d+$/.test(error.instancePath) && isJsonObject(at(body, error.instancePath));
  if (errors.some(isObject)) reply.journal.note('The messages of error bodies are objects; the documents show texts.');
  const findings: Finding[] = errors
    .filter((error) => !isObject(error))
    .map((error) => {
      const missing = error.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : '';
      const pointer = `${error.instancePath}${missing}`;
      return finding(reply, 'API-ERROR-BODY', {
        way: error.keyword,
        reason: `The error body's ${pointer || 'value'} ${missing ? 'is missing' : `breaks its schema: it ${mustOf(error)}`}.`,
        expected:
          error.keyword === 'enum' ? `one of ${(error.params['allowedValues'] as unknown[]).join(', ')}` : expected,
        actual: missing ? `only ${Object.keys(body).join(', ')}` : quote(at(body, error.instancePath)),
        pointer,
      });
    });
  if (!isJson(contentType))
    findings.push(
      finding(reply, 'API-ERROR-BODY', {
        way: 'label',
        reason: 'The error body is not labelled as JSON.',
        expected: 'Content-Type: application/json',
        actual: contentType === undefined ? 'no Content-Type' : `Content-Type: ${contentType}`,
      }),
    );
  if (reply.status === 422 && Array.isArray(messages) && !(messages as readonly Json[]).some(givesReason))
    findings.push(
      finding(reply, 'API-REJECTION-REASON', {
        reason: 'The 422 gives no reason for the rejection.',
        expected: 'at least one message that is not blank',
        actual: quote(messages),
        pointer: '/messages',
      }),
    );
  return findings;
};

/** Whether a message says anything: itself, or in one of its fields where it is an object. */
function givesReason(message: Json): boolean {
  if (typeof message === 'string') return message.trim() !== '';
  return isJsonObject(message) && Object.values(message).some(givesReason);
}
