import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createProblem,
  decideResolution,
  findAppointments,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { withoutHeader, type Answer } from '../messages/answer.js';
import { isJsonArray, mapTexts, plainText, textsIn, type JsonObject } from '../json/json.js';
import type { Style } from '../variations/style.js';
import { onErrorBody, onRefusal, onSuccess, onSuccessBody, refusing } from '../variations/variation.js';

/** What an answer about a service problem must have; all other fields are optional. */
const required: Readonly<Partial<Record<OperationKey, readonly string[]>>> = {
  [createProblem]: [
    'status',
    'supplierReference',
    'id',
    'problemType',
    'problemText',
    'serviceId',
    'serviceSpecification',
    'characteristics',
    'primaryContact',
    'notes',
  ],
  [amendProblem]: ['id', 'serviceProblemId'],
  [cancelProblem]: ['id', 'serviceProblemId', 'supplierServiceProblemReference', 'reasonCode'],
  [decideResolution]: ['supplierReference', 'status', 'resolvedDate', 'resolutionDetails'],
};

const problemTypes = /^(OUTAGE|PERFORMANCE|STABILITY|SYNCHRONISATION|CUSTOMER|CPE)$/;
const reasons: Readonly<Partial<Record<OperationKey, RegExp>>> = {
  [cancelProblem]: /^(ISSUE_RESOLVED|CUSTOMER_NETWORK_ISSUE|NO_LONGER_REQUIRED|OTHER)$/,
  [cancelOrder]: /^(CUSTOMER_CHANGED_MIND|INSTALL_FAILED|NETWORK_ISSUE|NO_LONGER_REQUIRED|OTHER)$/,
};

/** Styles of what the documents leave open, or say in two ways: each may be noted, but never blamed. */
export const leftOpenStyles: readonly Style[] = [
  {
    name: 'no-echo-on-202',
    description: 'Sends no X-Request-ID and X-Conversation-ID with a 202.',
    behaviour: onSuccess((answer) => (answer.status === 202 ? withoutIds(answer) : answer)),
  },
  {
    name: 'no-echo-on-errors',
    description: 'Sends no X-Request-ID and X-Conversation-ID with errors.',
    behaviour: onRefusal(withoutIds),
  },
  {
    name: 'required-fields-only',
    description: 'Answers about service problems with the fields that they must have, and no others.',
    behaviour: onSuccessBody((body, { request }) => {
      const names = required[request.operation];
      return names === undefined ? body : onlyWith(body, names);
    }),
  },
  {
    name: 'composed-letters',
    description: 'Composes letters and accents into one character.',
    behaviour: onSuccessBody((body) => mapTexts(body, (text) => text.normalize('NFC'))),
  },
  {
    name: 'takes-tokens-in-queries',
    description: 'Takes the token from the query string where no header has one.',
    behaviour: {
      overlooks: ({ kind }, { request }) =>
        kind === 'credentials-missing' && new URLSearchParams(request.query).get('access_token') === 'demo-token',
    },
  },
  {
    name: 'messages-as-objects',
    description: 'Answers the messages of an error as objects with a code and a text.',
    behaviour: onErrorBody((body) => {
      const { messages } = body;
      return isJsonArray(messages) ? { ...body, messages: messages.map((text) => ({ code: 'E1', text })) } : body;
    }),
  },
  {
    name: 'winter-offset-all-year',
    description: 'Writes slots with +00:00 in summer too, for the same moments.',
    behaviour: onSuccessBody((body, { request }) =>
      request.operation === findAppointments ? mapTexts(body, inWinterTime) : body,
    ),
  },
  {
    name: 'removes-emptied-fields',
    description: 'Takes an empty text or list in an amendment as the wish to remove the field.',
    behaviour: {
      overlooks: ({ kind, at }, { request, body }) => {
        const isAmendment = request.operation === amendProblem || request.operation === amendOrder;
        const value = body[at.slice(1)];
        const isEmpty = value === '' || (isJsonArray(value) && value.length === 0);
        return isAmendment && isEmpty && (kind === 'list-empty' || kind.startsWith('text-'));
      },
    },
  },
  {
    name: 'demands-reasons',
    description: 'Refuses the rejection of a resolution without a reason.',
    behaviour: refusing(
      'A rejection needs a reason',
      ({ request, body }) =>
        request.operation === decideResolution && body['status'] === 'REJECTED' && body['tenantNotes'] === undefined,
    ),
  },
  {
    name: 'listed-codes-only',
    description: 'Takes the problem types and reasons that the documents list, and no others.',
    behaviour: refusing('The code is not known', ({ request, body }) => {
      const { problemType, reasonCode } = body;
      const isUnknownType = problemType !== undefined && !problemTypes.test(plainText(problemType));
      return (
        isUnknownType || (reasonCode !== undefined && reasons[request.operation]?.test(plainText(reasonCode)) === false)
      );
    }),
  },
  {
    name: 'refuses-control-characters',
    description: 'Refuses texts with control characters other than white space.',
    behaviour: refusing('A text has control characters', ({ body }) =>
      textsIn(body).some(({ text }) => /(?!\s)\p{Cc}/u.test(text)),
    ),
  },
  {
    name: 'anchored-patterns',
    description: 'Reads patterns without an end anchor as if they had one.',
    behaviour: refusing('A code or reference is too long', ({ body }) =>
      textsIn(body).some(({ text, pointer }) => {
        if (/\/(problemType|serviceTestReference|parentServiceProblemReference)$/.test(pointer))
          return text.length > 25;
        return pointer === '/reasonCode' && text.length > 50;
      }),
    ),
  },
];

function withoutIds(answer: Answer): Answer {
  return withoutHeader(withoutHeader(answer, 'X-Request-ID'), 'X-Conversation-ID');
}

function onlyWith(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

/** The same moment, with the offset of winter. */
function inWinterTime(text: string): string {
  return /^\d{4}-\d\d-\d\dT.*\+01:00$/.test(text) ? new Date(text).toISOString().replace('Z', '+00:00') : text;
}
