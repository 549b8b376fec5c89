import { isJson } from '../wire/media-type.js';
import { headerValues } from '../report/exchange.js';
import { answerBodyRequirement } from '../../contract/requirements/answer-bodies.js';
import { finding, type Oracle } from './oracle.js';

/** The body of a success answer is labelled application/json. Where no body is documented there may be none. */
export const hasJsonContentType: Oracle = (reply) => {
  if (reply.response?.bytes === 0 && !answerBodyRequirement.has(reply.operation.key)) return [];
  const [contentType] = headerValues(reply.response?.headers ?? [], 'content-type');
  if (isJson(contentType)) return [];
  return [
    finding(reply, 'API-CONTENT-TYPE', {
      reason: 'The body of the answer is not labelled as JSON.',
      expected: 'Content-Type: application/json',
      actual: contentType === undefined ? 'no Content-Type' : `Content-Type: ${contentType}`,
    }),
  ];
};
