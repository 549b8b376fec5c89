import type { RequirementId } from '../../contract/requirements/index.js';
import type { Finding } from '../report/finding.js';
import { genericAcceptance, genericRefusal, judgeGenericRejection } from '../oracles/generic.js';
import { acceptance, everyAnswer, judgeAcceptance, judgeErrorAnswer, refusal } from '../oracles/judgement.js';
import { statusesWithErrorBody } from '../oracles/error-body.js';
import { answersAsDocumented } from '../oracles/status.js';
import { Inconclusive } from '../report/signals.js';
import type { Reply } from '../wire/reply.js';
import type { RecordedAnswer, RecordedEntry } from './har-entry.js';
import { isRemoved, quotesRedacted } from './redacted.js';
import type { RecordedRequest } from './recorded-request.js';

/** What the oracles say about one recorded answer. */
export interface JudgedAnswer {
  readonly findings: readonly Finding[];
  /** The requirements that the answer was checked against. */
  readonly examined: readonly RequirementId[];
  /** Those that it could not be checked against, since the capture lacks what shows them. */
  readonly unrecorded: readonly RequirementId[];
}

/** The answers that say that the supplier is busy, not what it makes of a request; or that another machine gave. */
const saysNothing: ReadonlySet<number> = new Set([407, 429, 503, 511]);

/** What the headers of an answer show, and not its body. */
const shownByHeaders: ReadonlySet<RequirementId> = new Set([
  'API-CONTENT-TYPE',
  'API-REQUEST-ID',
  'API-CONVERSATION-ID',
  'API-ACCEPTED-HEADERS',
  'API-ERROR-HEADERS',
  'API-ANSWER-HEADER',
]);

/** What the status alone shows. Whether an operation that answers 501 is implemented shows in the whole capture. */
const shownByStatus: readonly RequirementId[] = everyAnswer.filter(
  (id) => id !== 'API-ANSWER' && id !== 'API-IMPLEMENTED',
);

/**
 * Checks one recorded answer against what is documented, by the oracles that a run has. Where the request breaks its own
 * description, or is not known, only the status and the form of an error are judged.
 */
export function judgeAnswer(
  reply: Reply,
  request: RecordedRequest,
  entry: RecordedEntry & { readonly answer: RecordedAnswer },
): JudgedAnswer {
  if (saysNothing.has(reply.status)) return { findings: [], examined: [], unrecorded: [] };
  const wanted = [...shownByStatus, ...wantedOf(reply, request)];
  const unrecorded = wanted.filter((id) => isUnrecorded(id, entry, request));
  const findings = findingsOf(reply, request)
    .filter(({ requirement }) => !unrecorded.includes(requirement))
    .filter(({ expected, actual }) => !quotesRedacted(expected) && !quotesRedacted(actual))
    .filter((finding) => !restsOnRemovedHeader(finding, entry));
  return { findings, examined: wanted.filter((id) => !unrecorded.includes(id)), unrecorded };
}

function findingsOf(reply: Reply, { validity }: RecordedRequest): readonly Finding[] {
  const wrong = answersAsDocumented(reply);
  if (reply.accepted) {
    if (wrong.length > 0 || validity !== 'valid') return wrong;
    return decided(() => judgeAcceptance(reply, 'API-VALID-ACCEPTED'));
  }
  if (wrong.length > 0 || !reply.refused) return wrong;
  if (!reply.operation.generic) return judgeErrorAnswer(reply);
  return decided(() =>
    judgeGenericRejection(reply, { by: 'API-VALID-ACCEPTED', described: [], otherwise: 'API-VALID-ACCEPTED' }),
  );
}

/** What cannot be decided is not found. */
function decided(judge: () => readonly Finding[]): readonly Finding[] {
  try {
    return judge();
  } catch (thrown) {
    if (thrown instanceof Inconclusive) return [];
    throw thrown;
  }
}

/** What an answer of this kind is checked against besides its status. */
function wantedOf(reply: Reply, { validity }: RecordedRequest): readonly RequirementId[] {
  const { generic, key } = reply.operation;
  if (reply.accepted) {
    if (validity === 'broken') return [];
    if (generic) return genericAcceptance;
    return reply.status === 202 ? ['API-ACCEPTED-HEADERS'] : acceptance(key);
  }
  if (!reply.refused) return [];
  if (generic) return genericRefusal;
  return statusesWithErrorBody.includes(reply.status) ? refusal : ['API-REFUSAL-STATUS'];
}

function isUnrecorded(
  id: RequirementId,
  { request, answer }: RecordedEntry & { readonly answer: RecordedAnswer },
  { validity }: RecordedRequest,
): boolean {
  if (shownByStatus.includes(id) || id === 'API-REFUSAL-STATUS') return false;
  // It is unknown whether it is the answer to a valid request.
  if (validity === 'unknown' && answer.status < 300) return true;
  if (!shownByHeaders.has(id)) return !answer.hasBody;
  if (id === 'API-CONTENT-TYPE' || id === 'API-ANSWER-HEADER') return !answer.hasHeaders || !answer.hasBody;
  return !answer.hasHeaders || !request.hasHeaders;
}

/** Whether a finding is about a header whose value was removed from the capture. */
function restsOnRemovedHeader(
  { way = '', requirement }: Finding,
  { request, answer }: RecordedEntry & { readonly answer: RecordedAnswer },
): boolean {
  const [name = ''] = /^(?:X-Request-ID|X-Conversation-ID)(?= )/.exec(way) ?? [];
  if (name !== '') return isRemoved(answer.headers, name) || isRemoved(request.headers, name);
  const isLabel = requirement === 'API-CONTENT-TYPE' || (requirement === 'API-ERROR-BODY' && way === 'label');
  return isLabel && (isRemoved(answer.headers, 'content-type') || !answer.hasHeaders);
}
