import { requirements, type RequirementId } from '../../contract/requirements/index.js';
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
 * documents do not show them their absence is noted only.
 */
export const echoesHeaders: Oracle = (reply) =>
  correlation.flatMap(([name, requirement]) =>
    echo(reply, name, { missing: whenMissing(reply, name, requirement), changed: requirement }),
  );

/** The same on an error answer, where it is a SHOULD. */
export const echoesHeadersOnError: Oracle = (reply) =>
  correlation.flatMap(([name]) => echo(reply, name, { missing: 'API-ERROR-HEADERS', changed: 'API-ERROR-HEADERS' }));

/** What the absence of a header violates; undefined where the documents do not show that the answer has it. */
function whenMissing(
  { operation, status }: Reply,
  name: string,
  requirement: RequirementId,
): RequirementId | undefined {
  if (operation.answerHeaders.get(status)?.includes(name)) return requirement;
  const accepted = status === 202 && requirements['API-ACCEPTED-HEADERS'].operations.includes(operation.key);
  return accepted ? 'API-ACCEPTED-HEADERS' : undefined;
}

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
    reply.journal.note(`The answer does not echo ${name}; for this operation the documents do not show it.`);
    return [];
  }
  if (answered.every((value) => value === sent)) return [];
  return [
    finding(reply, requirement.changed, {
      way: `${name} changed`,
      reason: `The answer echoes ${name} with another value than the request's.`,
      expected,
      actual: answered.map((value) => `${name}: ${value}`).join(', '),
    }),
  ];
}
