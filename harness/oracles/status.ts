import { documents, statusesOf } from '../../contract/operation.js';
import { finding, type Oracle } from './oracle.js';

/**
 * The answer is complete, not a server error, and has a documented status code. Holds for every request of the suite. A
 * refusal with another code is a lesser finding.
 */
export const answersAsDocumented: Oracle = (reply) => {
  const { failure } = reply.exchange;
  const documented = `one of ${statusesOf(reply.operation)}`;
  if (failure)
    return [
      finding(reply, 'API-ANSWER', {
        way: failure.kind,
        ...(failure.kind === 'unreachable' && { because: 'no-connection' }),
        reason: `The request got no complete answer: ${failure.message}`,
        expected: `a complete response with ${documented}`,
        actual: failure.message,
      }),
    ];
  if (reply.status === 501)
    return [
      finding(reply, 'API-IMPLEMENTED', {
        because: 'not-excluded',
        reason: 'The operation is answered 501, but the supplier profile declares it, or it has accepted a request.',
        expected: `the operation works, or the profile says \`${reply.operation.capability}: false\` under ${reply.operation.area}`,
        actual: reply.summary,
      }),
    ];
  if (reply.status >= 500 && reply.status !== 503)
    return [
      finding(reply, 'API-NO-SERVER-ERROR', {
        reason: 'The request is answered with a server error.',
        expected: documented,
        actual: reply.summary,
      }),
    ];
  if (!documents(reply.operation, reply.status) && reply.refused)
    return [
      finding(reply, 'API-REFUSAL-STATUS', {
        reason: `The request is refused with ${reply.status}, which is not documented for ${reply.operation.key}.`,
        expected: documented,
        actual: reply.summary,
      }),
    ];
  if (!documents(reply.operation, reply.status))
    return [
      finding(reply, 'API-STATUS', {
        reason: `The status code ${reply.status} is not documented for ${reply.operation.key}.`,
        expected: documented,
        actual: reply.summary,
      }),
    ];
  return [];
};
