import type { Rejection } from './rejection.js';
import { answerBodyRequirement } from '../../contract/requirements/answer-bodies.js';
import {
  amendOrder,
  amendProblem,
  requirements,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import { at } from '../json/json-pointer.js';
import type { Finding } from '../report/finding.js';
import { judgeGenericAcceptance, judgeGenericRejection } from './generic.js';
import { followsSchema } from './answer-schema.js';
import { holdsSlot, offersSlots } from './appointments.js';
import { answersForAddress } from './asked-address.js';
import { handsOutFittingReferences } from './carried-references.js';
import { hasJsonContentType } from './content-type.js';
import { keepsData } from './echo-back.js';
import { explainsItself, statusesWithErrorBody } from './error-body.js';
import { echoesHeaders, echoesHeadersOnError } from './header-echo.js';
import { finding, type Oracle } from './oracle.js';
import { acknowledgesOrder, commitsWithDates } from './orders.js';
import { acknowledgesProblem } from './service-problem.js';
import { answersAsDocumented } from './status.js';
import { suspiciousTextIn, unusualTextIn } from './unusual-text.js';
import type { Reply } from '../wire/reply.js';

/** What every request of the suite is checked against. */
export const everyAnswer = [
  'API-ANSWER',
  'API-STATUS',
  'API-NO-SERVER-ERROR',
  'API-IMPLEMENTED',
] as const satisfies RequirementId[];

/** What is judged in the answers of one area, each with its requirements. */
const areaOracles: readonly (readonly [oracle: Oracle, requirements: readonly RequirementId[]])[] = [
  [acknowledgesProblem, ['SP-CREATE-STATUS', 'SP-CREATE-STATUS-DESCRIBED', 'SP-CREATE-REFERENCE']],
  [acknowledgesOrder, ['OR-CREATE-STATUS', 'OR-CREATE-STATUS-DESCRIBED']],
  [commitsWithDates, ['OR-COMMIT-DATES']],
  [answersForAddress, ['SA-ADDRESS', 'AP-SLOTS-ADDRESS']],
  [offersSlots, ['AP-SLOT-ORDER', 'AP-SLOT-AHEAD', 'AP-SLOT-OFFSET', 'AP-SLOT-FILTER', 'AP-SLOT-FROM']],
  [holdsSlot, ['AP-RESERVATION-EXPIRY']],
  [handsOutFittingReferences, ['ST-REFERENCE-FORM', 'AP-RESERVATION-FORM']],
];

/** What the answer to an accepted request is checked against. */
export function acceptance(operation: OperationKey): readonly RequirementId[] {
  return (
    [
      answerBodyRequirement.get(operation) ?? [],
      'API-CONTENT-TYPE',
      'API-REQUEST-ID',
      'API-CONVERSATION-ID',
      'API-UNCHANGED',
      'API-OUTER-SPACE',
      areaOracles.flatMap(([, ids]) => ids),
      'API-ACCEPTED-HEADERS',
    ] as const
  )
    .flat()
    .filter((id) => requirements[id].operations.includes(operation));
}

/** What the answer to a refused request is checked against, besides the refusal. */
export const refusal = [
  'API-REFUSAL-STATUS',
  'API-ERROR-BODY',
  'API-REJECTION-REASON',
  'API-ERROR-HEADERS',
] as const satisfies RequirementId[];

/** What is wrong with the answer to a valid request. `unlessAccepted` is violated by a refusal. */
export function judgeAcceptance(reply: Reply, unlessAccepted: RequirementId): readonly Finding[] {
  if (reply.operation.generic) return judgeGenericAcceptance(reply, unlessAccepted);
  if (reply.refused) return [refusalOfValid(reply, unlessAccepted)];
  const wrong = answersAsDocumented(reply);
  if (wrong.length > 0) return wrong;
  if (reply.status === 202) return echoesHeaders(reply);
  const schema = followsSchema(reply);
  const said = areaOracles.flatMap(([oracle]) => oracle(reply));
  return [...hasJsonContentType(reply), ...schema, ...echoesHeaders(reply), ...keepsData(reply), ...said];
}

/** What a refused request differs in from one that is accepted, by what the refusal violates. */
const differences: ReadonlyMap<RequirementId, string> = new Map([
  ['API-JSON-LAYOUT', 'layout'],
  ['API-NUMBER-FORM', 'the spelling of its numbers'],
  ['API-HEADER-FORM', 'the form of its X-Request-ID and X-Conversation-ID'],
]);

/** What the refusal of a valid request violates: less, where it has a value that few systems are made for. */
function refusalOfValid(reply: Reply, unlessAccepted: RequirementId): Finding {
  const facts = { expected: `one of ${reply.operation.successes.join(', ')}`, actual: reply.summary };
  const unusual = unusualTextIn(reply.sent) ?? (reply.status === 403 ? suspiciousTextIn(reply.sent) : undefined);
  if (unlessAccepted === 'API-VALID-ACCEPTED' && unusual !== undefined)
    return finding(reply, 'API-UNUSUAL-TEXT', { reason: `A valid request with ${unusual} is refused.`, ...facts });
  return finding(reply, unlessAccepted, {
    reason: `A valid request is refused, although one that differs only in ${differences.get(unlessAccepted) ?? 'free text or optional fields'} is accepted.`,
    ...facts,
  });
}

/** What is wrong with the answer to a request that must be rejected. */
export function judgeRejection(reply: Reply, rejection: Rejection): readonly Finding[] {
  if (reply.operation.generic) return judgeGenericRejection(reply, rejection);
  if (rejection.tolerated?.includes(reply.status)) {
    reply.journal.note(`Answered ${reply.status}, which is HTTP's own code for it though not a documented one.`);
    return [];
  }
  const noted = rejection.noted ?? removalOf(reply, rejection);
  if (reply.accepted && noted !== undefined) {
    reply.journal.note(noted);
    return [];
  }
  const wrong = answersAsDocumented(reply);
  if (wrong.length > 0 && !reply.accepted) return wrong;
  const described = rejection.described.join(' or ');
  const place = rejection.pointer === undefined ? {} : { pointer: rejection.pointer };
  if (reply.accepted)
    return [
      finding(reply, rejection.by, {
        reason: `The request is accepted. ${requirements[rejection.by].statement}`,
        expected: `a rejection with ${described}`,
        actual: reply.summary,
        ...place,
      }),
      ...wrong,
    ];
  const otherCode = rejection.described.includes(reply.status)
    ? []
    : [
        finding(reply, rejection.otherwise, {
          reason: `The request is rejected with ${reply.status}, where ${described} is described.`,
          expected: described,
          actual: reply.summary,
          ...place,
        }),
      ];
  return [...otherCode, ...judgeErrorAnswer(reply)];
}

/** What is noted where a field of an amendment was emptied: the guide lets a tenant remove a field so. */
function removalOf({ operation, sent }: Reply, { pointer }: Rejection): string | undefined {
  const isAmendment = operation.key === amendProblem || operation.key === amendOrder;
  if (!isAmendment || sent === undefined || pointer === undefined || !/^\/[^/]+$/.test(pointer)) return undefined;
  const value = at(sent, pointer);
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty
    ? `An empty ${pointer} in an amendment is accepted; the guide lets a tenant remove a field so.`
    : undefined;
}

/** What is wrong with the form of an error answer. */
export function judgeErrorAnswer(reply: Reply): readonly Finding[] {
  if (!statusesWithErrorBody.includes(reply.status)) return [];
  return [...explainsItself(reply), ...echoesHeadersOnError(reply)];
}
