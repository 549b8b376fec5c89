import { headerValues } from '../../report/exchange.js';
import { isJson } from '../../wire/media-type.js';
import type { KciPost } from '../inbox/post.js';
import type { KciOracle, KciRemark } from './oracle.js';
import { acceptedOf } from './oracle.js';

/** How a KCI came: its headers, its token, and whether it was one JSON object. Holds for all that was sent. */
export function comesAsDocumented(post: KciPost): readonly KciRemark[] {
  return [...carriesToken(post), ...carriesRequestId(post), ...hasMediaType(post), ...isWellFormed(post)];
}

function carriesToken({ headers, outcome, reason }: KciPost): readonly KciRemark[] {
  const requirement = 'KCI-AUTHENTICATED';
  const expected = 'Authorization: Bearer, with a token of the Fibre Cafe';
  const values = headerValues(headers, 'authorization');
  if (values.length === 0)
    return [{ requirement, reason: 'The KCI is not authenticated.', expected, actual: 'no Authorization header' }];
  if (outcome === 'unauthenticated') return [{ requirement, reason, expected, actual: values.join(', ') }];
  if (values.every((value) => /^bearer /i.test(value))) return [];
  return [
    {
      requirement,
      reason: 'The KCI is authenticated otherwise than with a bearer token.',
      expected,
      actual: values.join(', '),
    },
  ];
}

function carriesRequestId({ headers }: KciPost): readonly KciRemark[] {
  const values = headerValues(headers, 'x-request-id');
  if (values.some((value) => value.trim() !== '')) return [];
  return [
    {
      requirement: 'KCI-REQUEST-ID',
      reason: 'The KCI has no X-Request-ID.',
      expected: 'the header X-Request-ID with a value',
      actual: values.length === 0 ? 'no X-Request-ID header' : 'X-Request-ID without a value',
    },
  ];
}

function hasMediaType({ headers, bytes }: KciPost): readonly KciRemark[] {
  const [contentType] = headerValues(headers, 'content-type');
  if (isJson(contentType) || bytes === 0) return [];
  return [
    {
      requirement: 'KCI-CONTENT-TYPE',
      reason: 'The KCI is not labelled as JSON.',
      expected: 'Content-Type: application/json',
      actual: contentType === undefined ? 'no Content-Type' : `Content-Type: ${contentType}`,
    },
  ];
}

function isWellFormed({ outcome, reason, bytes }: KciPost): readonly KciRemark[] {
  if (!['malformed', 'cut-off', 'too-large', 'coded'].includes(outcome)) return [];
  return [
    { requirement: 'KCI-WELL-FORMED', reason, expected: 'one JSON object', actual: `${bytes} bytes that are not one` },
  ];
}

/** Whether a KCI has the X-Conversation-ID of the request that it answers: noted, since the documents differ. */
export const keepsConversation: KciOracle = ({ headers }, before) => {
  const [conversation] = headerValues(headers, 'x-conversation-id');
  if (conversation === undefined)
    return [{ note: 'The KCI has no X-Conversation-ID, which one page calls optional and another demands.' }];
  const known = acceptedOf(before)?.conversationIds ?? [];
  if (known.length === 0 || known.includes(conversation)) return [];
  return [{ note: 'The X-Conversation-ID of the KCI is that of no request about its entity.' }];
};
