/** What the author of a test purpose needs. */
export { eachOf } from './arbitraries/each-of.js';
export { freeParts, type FreeParts } from './arbitraries/free-parts.js';
export { fewOf, severalOf } from './arbitraries/several.js';
export { text as anyText } from './arbitraries/strings.js';
export { requestNearMisses, type RequestNearMiss } from './arbitraries/request-near-misses.js';
export { draw } from './arbitraries/drawn.js';
export { nearMisses, type NearMiss } from './near-miss.js';
export { requestFields, pointerOfField, type RequestField } from './request-fields.js';
export { plainText } from './example-value.js';
export { withValue, without } from './json-pointer.js';
export { isJsonObject, type Json, type JsonObject } from './json.js';
export { acceptance, everyAnswer, refusal } from './judgement.js';
export { expect } from './matchers.js';
export { checks, type TestContext } from './purpose.js';
export { Inconclusive, LeftOut, NotApplicable } from './signals.js';
export { foreignSuites, suite } from './suite.js';
export { foreignAcceptance, foreignRefusal } from './foreign/judgement.js';
export { wrongParameters } from './foreign/wrong-parameters.js';
export { typeOf } from './foreign/schema-type.js';
export type { Operation } from '../contract/operation.js';
export { nameOf } from './operation-name.js';
export { requirement, type OwnRequirement } from './own-requirement.js';
export { operationOf } from './supplier-client.js';
export { expectRefusedNowOrLater, violates } from './later-outcome.js';
export { randomUUID } from 'node:crypto';
export {
  strictReference,
  unknownReference,
  type OpenResolution,
  type Problem,
} from './given/service-problem-requests.js';
export type { Order } from './given/orders.js';
export { entityOf, statusIn, type Kci } from './kci-inbox.js';
export { expectChange, expectKci } from './owed-kci.js';
export { orderChanges, problemChanges, testChanges } from './told.js';
export { expectDifferentReferences, type HandedOut } from './different-references.js';
export { textIn } from './given/area.js';
export { quoteIdIn } from './given/quotes.js';
export { slotsOf, type Slot } from './slots.js';
export type { Timeslot } from './slot-pool.js';
export { clockChangesAfter, ukDayAfter } from './uk-time.js';
export type { Reply } from './reply.js';
export { everyKci, expectSoundKcis } from './sound-kcis.js';
export type { Given } from './given/given.js';
export type { PlainRequest } from './given/plain-requests.js';
export type { KnownEntity } from './kci-judge.js';
export { walksOf, type WalkWeights } from './walks/walk.js';
export { takeWalk } from './walks/take-walk.js';
export { orderWalks } from './walks/order-walks.js';
export { problemWalks } from './walks/problem-walks.js';
