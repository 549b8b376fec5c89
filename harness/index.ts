/** What the author of a test purpose needs. */
export { nearMisses } from './near-miss.js';
export { requestFields, pointerOfField, type RequestField } from './request-fields.js';
export { plainText } from './example-value.js';
export { withValue, without } from './json-pointer.js';
export { isJsonObject, type Json, type JsonObject } from './json.js';
export { acceptance, everyAnswer, refusal } from './judgement.js';
export { expect } from './matchers.js';
export { checks } from './purpose.js';
export { Inconclusive, NotApplicable } from './signals.js';
export { suite } from './suite.js';
export { operationOf } from './supplier-client.js';
export { expectRefusedNowOrLater, violates } from './later-outcome.js';
export { randomUUID } from 'node:crypto';
export { strictReference, unknownReference } from './service-problem-requests.js';
export { entityOf, type Kci } from './kci-inbox.js';
export type { Reply } from './reply.js';
