import type { RequirementId } from '../../contract/requirements/index.js';
import type { Finding } from '../report/finding.js';
import { headerValues } from '../report/exchange.js';
import type { Reply } from '../wire/reply.js';
import { finding, type Oracle } from './oracle.js';

const correlation = [
  ['X-Request-ID', 'API-REQUEST-ID'],
  ['X-Conversation-ID', 'API-CONVERSATION-ID'],
] as const;

/**
 * X-Request-ID and X-Conversation-ID come back with exactly the request's values on a success answer. Where the
 * documents do not show them, their absence is noted, and another value is a lesser finding.
 */
export const echoesHeaders: Oracle = (reply) =>
  correlation.flatMap(([name, requirement]) =>
    reply.operation.answerHeaders.get(reply.status)?.includes(name)
      ? echo(reply, name, { missing: requirement, changed: requirement })
      : echo(reply, name, { missing: undefined, changed: 'API-ACCEPTED-HEADERS' }),
  );

/** The same on an error answer, whose headers the documents do not show. */
export const echoesHeadersOnError: Oracle = (reply) =>
  correlation.flatMap(([name]) => echo(reply, name, { missing: undefined, changed: 'API-ERROR-HEADERS' }));

function echo(
  reply: Reply,
  name: string,
  requirement: { readonly missing: RequirementId | undefined; readonly changed: RequirementId },
): Finding[] {
  const [sent] = headerValues(reply.exchange.request.headers, name);
  if (sent === undefined) return [];
  const answered = headerValues(reply.response?.headers ?? [], name);
  const expected = `${name}: ${sent}`;
  if (answered.length === 0) {
    if (requirement.missing !== undefined)
      return [
        finding(reply, requirement.missing, {
          way: `${name} missing`,
          reason: `The answer does not echo ${name}.`,
          expected,
          actual: `no ${name} header`,
        }),
      ];
    reply.journal.habit({ kind: 'headers-not-echoed', operation: reply.operation.key, what: name });
    return [];
  }
  if (answered.length === 1 && answered[0] === sent) return [];
  return [
    finding(reply, requirement.changed, {
      way: `${name} changed`,
      reason:
        answered.length > 1
          ? `The answer echoes ${name} more than once.`
          : `The answer echoes ${name} with another value than the request's.`,
      expected,
      actual: answered.map((value) => `${name}: ${value}`).join(', '),
    }),
  ];
}
