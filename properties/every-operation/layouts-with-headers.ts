import type { OperationKey } from '../../contract/requirements/index.js';
import { draw, fewOf, type TestContext } from '../../harness/index.js';
import { acceptedText } from '../arbitraries/accepted-text.js';
import { anyHeaderValues, withFreshId, type HeaderValues } from '../arbitraries/header-value.js';
import { anyLayout } from '../arbitraries/json-layout.js';
import type { RequestParts } from '../arbitraries/request-parts.js';
import { anyRequest } from '../arbitraries/requests.js';

/** Every accepted request leaves something behind, and every value has many rare features. */
const maxLayouts = 24;
const maxHeaderValues = 16;

/** How many are tried with an operation: fewer where each uses up something. */
function mostOf(operation: OperationKey, most: number): number {
  const [, any]: readonly [OperationKey?, RequestParts?] = anyRequest.find(([each]) => each === operation) ?? [];
  return Math.min(most, any?.maxRequests ?? Infinity);
}

/** The layouts that are tried with an operation. */
export function layoutsFor(operation: OperationKey) {
  return fewOf((seed, count) => draw(anyLayout, seed, count), mostOf(operation, maxLayouts));
}

/** The values of the two correlation headers that are tried with an operation. */
export function headerValuesFor(operation: OperationKey) {
  return fewOf((seed, count) => draw(anyHeaderValues, seed, count), mostOf(operation, maxHeaderValues));
}

/** The headers of a request with these values. */
export function headersWith({ requestId, conversationId }: HeaderValues) {
  return { 'X-Request-ID': withFreshId(requestId), 'X-Conversation-ID': withFreshId(conversationId) };
}

/** What puts a text into the bodies of an operation that has everything that JSON can write in several ways. */
export function textFor({ once, given, supplier }: TestContext, operation: OperationKey) {
  return once(`accepted text of ${operation}`, () => acceptedText(operation, given, supplier));
}
