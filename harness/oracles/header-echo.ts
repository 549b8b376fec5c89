import type { RequirementId } from '../../contract/requirements/index.js';
import type { Finding } from '../finding.js';
import { headerValues } from '../exchange.js';
import type { Reply } from '../reply.js';
import { finding, type Oracle } from './oracle.js';

const correlation = [
  ['X-Request-ID', 'API-REQUEST-ID'],
  ['X-Conversation-ID', 'API-CONVERSATION-ID'],
] as const;

/** X-Request-ID and X-Conversation-ID come back with exactly the request's values on a success answer. */
export const echoesHeaders: Oracle = (reply) =>
  correlation.flatMap(([name, requirement]) =>
    echo(reply, name, { missing: reply.status === 202 ? 'API-ACCEPTED-HEADERS' : requirement, changed: requirement }),
  );

/** The same on an error answer, where it is a SHOULD. */
export const echoesHeadersOnError: Oracle = (reply) =>
  correlation.flatMap(([name]) => echo(reply, name, { missing: 'API-ERROR-HEADERS', changed: 'API-ERROR-HEADERS' }));

function echo(
  reply: Reply,
  name: string,
  requirement: { readonly missing: RequirementId; readonly changed: RequirementId },
): Finding[] {
  const [sent] = headerValues(reply.exchange.request.headers, name);
  if (sent === undefined) return [];
  const answered = headerValues(reply.response?.headers ?? [], name);
  const expected = `${name}: ${sent}`;
  if (answered.length === 0)
    return [
      finding(reply, requirement.missing, {
        reason: `The answer does not echo ${name}.`,
        expected,
        actual: `no ${name} header`,
      }),
    ];
  if (answered.every((value) => value === sent)) return [];
  return [
    finding(reply, requirement.changed, {
      reason: `The answer echoes ${name} with another value than the request's.`,
      expected,
      actual: answered.map((value) => `${name}: ${value}`).join(', '),
    }),
  ];
}
