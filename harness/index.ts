/** What the author of a test purpose needs. */
export { eachOf } from './generation/sources/each-of.js';
export { freeParts, type FreeParts } from './generation/sources/free-parts.js';
export { fewOf, severalOf } from './generation/sources/several.js';
export type { ValueSource } from './generation/sources/value-sources.js';
export { text as anyText } from './generation/values/strings.js';
export { requestNearMisses, type RequestNearMiss } from './generation/sources/request-near-misses.js';
export { draw, drawDistinct, type Drawn } from './generation/search/drawn.js';
export { nearMisses, type NearMiss } from './generation/near-misses/fixed-near-misses.js';
export { requestFields, pointerOfField, type RequestField } from './generation/samples/request-fields.js';
export { plainText } from './generation/samples/example-value.js';
export { withValue, without } from './json/json-pointer.js';
export { isJsonObject, type Json, type JsonObject } from './json/json.js';
export { acceptance, everyAnswer, refusal } from './oracles/judgement.js';
export { expect } from './authoring/matchers.js';
export { accepts, sharing } from './authoring/accepts.js';
export { changeWithin, withAll, type Positive } from './authoring/positive.js';
export { checks, type TestContext } from './authoring/purpose.js';
export type { Settled } from './authoring/for-all.js';
export { Journal } from './session/journal.js';
export { Inconclusive, Excluded, NotApplicable, NotClaimed } from './report/signals.js';
export { genericSuites, lastSuite, suite } from './engine/suite.js';
export { genericAcceptance, genericRefusal } from './oracles/generic.js';
export { wrongFormFields } from './generation/near-misses/wrong-form-fields.js';
export { wrongParameters } from './generation/near-misses/wrong-parameters.js';
export { typeOf } from './json/schema-type.js';
export type { Operation } from '../contract/operation.js';
export { nameOf } from './wire/operation-name.js';
export { requirement, type OwnRequirement } from './authoring/own-requirement.js';
export { operationOf } from '../contract/description.js';
export { expectKciOutcome, expectRefusedNowOrLater, violates } from './authoring/later-outcome.js';
export { randomUUID } from 'node:crypto';
export {
  strictReference,
  unknownReference,
  type OpenResolution,
  type Problem,
} from './given/service-problem-requests.js';
export type { Order } from './given/orders.js';
export { acknowledges, answersAmendment, answersCancellation, showsLaterState } from './kci/oracles/outcome.js';
export { entityOf, statusIn, subjectOf, type Kci } from './kci/inbox/inbox.js';
export { expectChange, expectChangeAnyway, expectKci } from './authoring/expected-kci.js';
export { expectOnlyNamed } from './authoring/only-named.js';
export { orderChanges, problemChanges, testChanges } from './authoring/state-changes.js';
export {
  expectDifferentReferences,
  expectReferencesOfChanges,
  type HandedOut,
} from './authoring/different-references.js';
export { sameUuid } from './oracles/said-twice.js';
export { textIn } from './given/area.js';
export type { Reservation } from './given/appointments.js';
export { quoteIdIn } from './given/quotes.js';
export { slotsOf, type Slot } from './oracles/slots.js';
export type { Timeslot } from './session/slot-pool.js';
export { clockChangesAfter, ukDayAfter, ukOffsetMinutes } from './oracles/uk-time.js';
export type { Reply } from './wire/reply.js';
export { everyKci, expectSoundKcis } from './authoring/valid-kcis.js';
export { expectKeptPromises, expectSoundRun } from './authoring/whole-run.js';
export type { Given } from './given/given.js';
export type { PlainRequest } from './wire/supplier-request.js';
export type { KnownEntity } from './kci/inbox/entity.js';
export { orderWalkSource, problemWalkSource } from './authoring/walks/sources.js';
export { expectWalks } from './authoring/walks/expect-walks.js';
export { orderWalks } from './authoring/walks/order-walks.js';
export { problemWalks } from './authoring/walks/problem-walks.js';
