import type { Fault } from '../variations/fault.js';
import { acceptedForCreated } from './accepted-for-created.js';
import { acceptedForOk } from './accepted-for-ok.js';
import { acceptedResolutionRejected } from './accepted-resolution-rejected.js';
import { acceptedWithoutConversationId } from './accepted-without-conversation-id.js';
import { acceptedWithoutRequestId } from './accepted-without-request-id.js';
import { alternatingReferences } from './alternating-references.js';
import { answerFieldMissing } from './answer-field-missing.js';
import { anyBearerToken } from './any-bearer-token.js';
import { anyScheme } from './any-scheme.js';
import { anythingForFlagAccepted } from './anything-for-flag-accepted.js';
import { anythingForListAccepted } from './anything-for-list-accepted.js';
import { anythingForObjectAccepted } from './anything-for-object-accepted.js';
import { apostropheRefused } from './apostrophe-refused.js';
import { availabilityWrong } from './availability-wrong.js';
import { badGatewayForUnknown } from './bad-gateway-for-unknown.js';
import { badRequestForRejection } from './bad-request-for-rejection.js';
import { badRequestForUnauthorised } from './bad-request-for-unauthorised.js';
import { blankReasons } from './blank-reasons.js';
import { bytesCounted } from './bytes-counted.js';
import { cancelledProblemAmended } from './cancelled-problem-amended.js';
import { cancelledProblemCancelled } from './cancelled-problem-cancelled.js';
import { cancelledProblemDecided } from './cancelled-problem-decided.js';
import { characteristicDropped } from './characteristic-dropped.js';
import { completedProblemAmended } from './completed-problem-amended.js';
import { completedProblemCancelled } from './completed-problem-cancelled.js';
import { conflictForEnded } from './conflict-for-ended.js';
import { constantReference } from './constant-reference.js';
import { contactsSwapped } from './contacts-swapped.js';
import { crashesOnMalformedJson } from './crashes-on-malformed-json.js';
import { crashesOnMissingCredentials } from './crashes-on-missing-credentials.js';
import { crashesOnMissingField } from './crashes-on-missing-field.js';
import { crashesOnLongestName } from './crashes-on-longest-name.js';
import { crashesOnMissingHeader } from './crashes-on-missing-header.js';
import { crashesOnNonAscii } from './crashes-on-non-ascii.js';
import { crashesOnRepeatedId } from './crashes-on-repeated-id.js';
import { crashesOnWrongType } from './crashes-on-wrong-type.js';
import { crashes } from './crashes.js';
import { createdForOk } from './created-for-ok.js';
import { cutOffJsonAccepted } from './cut-off-json-accepted.js';
import { cutsBodyOff } from './cuts-body-off.js';
import { dataAltered } from './data-altered.js';
import { dateWithoutOffset } from './date-without-offset.js';
import { decisionFlipped } from './decision-flipped.js';
import { decisionMistold } from './decision-mistold.js';
import { earlyOrderStatus } from './early-order-status.js';
import { earlyStatus } from './early-status.js';
import { emailInLowerCase } from './email-in-lower-case.js';
import { emojiRefused } from './emoji-refused.js';
import { emptyBodyAccepted } from './empty-body-accepted.js';
import { emptyErrorBody } from './empty-error-body.js';
import { emptyFaultCodes } from './empty-fault-codes.js';
import { emptyListAccepted } from './empty-list-accepted.js';
import { emptyReference } from './empty-reference.js';
import { emptySlaViolations } from './empty-sla-violations.js';
import { endedOrderForgotten } from './ended-order-forgotten.js';
import { endedProblemForgotten } from './ended-problem-forgotten.js';
import { errorWithoutCode } from './error-without-code.js';
import { errorWithoutMessages } from './error-without-messages.js';
import { errorWithoutUuid } from './error-without-uuid.js';
import { escalationFlipped } from './escalation-flipped.js';
import { escapesRefused } from './escapes-refused.js';
import { expiredTokenAccepted } from './expired-token-accepted.js';
import { flagForTextAccepted } from './flag-for-text-accepted.js';
import { forbiddenForField } from './forbidden-for-field.js';
import { forbiddenForRejection } from './forbidden-for-rejection.js';
import { forbiddenForUnauthorised } from './forbidden-for-unauthorised.js';
import { formAccepted } from './form-accepted.js';
import { fractionAccepted } from './fraction-accepted.js';
import { freshConversationId } from './fresh-conversation-id.js';
import { freshRequestId } from './fresh-request-id.js';
import { htmlErrorPage } from './html-error-page.js';
import { htmlMediaType } from './html-media-type.js';
import { idShifted } from './id-shifted.js';
import { idsAsNumbers } from './ids-as-numbers.js';
import { invalidForMalformedJson } from './invalid-for-malformed-json.js';
import { invalidForMissingHeader } from './invalid-for-missing-header.js';
import { kciAboutAnotherProblem } from './kci-about-another-problem.js';
import { kciWithoutReference } from './kci-without-reference.js';
import { keyOrderRefused } from './key-order-refused.js';
import { laterAmendmentMistold } from './later-amendment-mistold.js';
import { limitIgnored } from './limit-ignored.js';
import { lineBreakRefused } from './line-break-refused.js';
import { longReferencesRefused } from './long-references-refused.js';
import { longTextAccepted } from './long-text-accepted.js';
import { longestTextRefused } from './longest-text-refused.js';
import { looseDate } from './loose-date.js';
import { lowerCaseDecisionAccepted } from './lower-case-decision-accepted.js';
import { markupRefused } from './markup-refused.js';
import { messagesAsText } from './messages-as-text.js';
import { mixedAtOnce } from './mixed-at-once.js';
import { missingConversationIdAccepted } from './missing-conversation-id-accepted.js';
import { missingFieldAccepted } from './missing-field-accepted.js';
import { missingRequestIdAccepted } from './missing-request-id-accepted.js';
import { missingTenantAccepted } from './missing-tenant-accepted.js';
import { neverAnswers } from './never-answers.js';
import { neverRefuses } from './never-refuses.js';
import { noContent } from './no-content.js';
import { noConversationId } from './no-conversation-id.js';
import { kciContentWrong } from './kci-content-wrong.js';
import { kciFormWrong } from './kci-form-wrong.js';
import { kciStateWrong } from './kci-state-wrong.js';
import { noKciAboutOrders } from './no-kci-about-orders.js';
import { noKciAfterAmendment } from './no-kci-after-amendment.js';
import { noKciAfterCancellation } from './no-kci-after-cancellation.js';
import { noKciAfterCreation } from './no-kci-after-creation.js';
import { noMediaType } from './no-media-type.js';
import { noReasons } from './no-reasons.js';
import { noRequestId } from './no-request-id.js';
import { nonAsciiRefused } from './non-ascii-refused.js';
import { nonAsciiStripped } from './non-ascii-stripped.js';
import { notFoundForUnknown } from './not-found-for-unknown.js';
import { notImplemented } from './not-implemented.js';
import { nullForAbsentField } from './null-for-absent-field.js';
import { numberForReference } from './number-for-reference.js';
import { numberForSpecificationName } from './number-for-specification-name.js';
import { numberForTextAccepted } from './number-for-text-accepted.js';
import { okForCreated } from './ok-for-created.js';
import { openToAll } from './open-to-all.js';
import { optionalFieldDemanded } from './optional-field-demanded.js';
import { optionalFieldLost } from './optional-field-lost.js';
import { optionalFieldRefused } from './optional-field-refused.js';
import { orderCancellationWrong } from './order-cancellation-wrong.js';
import { orderRulesIgnored } from './order-rules-ignored.js';
import { orderWrong } from './order-wrong.js';
import { oversizedReference } from './oversized-reference.js';
import { oversizedResolutionText } from './oversized-resolution-text.js';
import { parameterCodeWrong } from './parameter-code-wrong.js';
import { phoneNumberTidied } from './phone-number-tidied.js';
import { plainMediaType } from './plain-media-type.js';
import { previousConversationId } from './previous-conversation-id.js';
import { previousRequestId } from './previous-request-id.js';
import { quoteWrong } from './quote-wrong.js';
import { rareInputs } from './rare-inputs/index.js';
import { redirects } from './redirects.js';
import { referenceMissing } from './reference-missing.js';
import { referenceOutsidePattern } from './reference-outside-pattern.js';
import { refusedWithFreshConversationId } from './refused-with-fresh-conversation-id.js';
import { refusedWithFreshRequestId } from './refused-with-fresh-request-id.js';
import { refusedWithoutConversationId } from './refused-without-conversation-id.js';
import { refusedWithoutRequestId } from './refused-without-request-id.js';
import { rejectedResolutionCloses } from './rejected-resolution-closes.js';
import { rejectionCodeWrong } from './rejection-code-wrong.js';
import { reservationWrong } from './reservation-wrong.js';
import { resetsConnection } from './resets-connection.js';
import { serviceTestWrong } from './service-test-wrong.js';
import { severalCharacteristicsRefused } from './several-characteristics-refused.js';
import { shortResolutionCode } from './short-resolution-code.js';
import { shortTextAccepted } from './short-text-accepted.js';
import { shortestTextRefused } from './shortest-text-refused.js';
import { slotConflict } from './slot-conflict.js';
import { slotOffsetWrong } from './slot-offset-wrong.js';
import { slotTimesWrong } from './slot-times-wrong.js';
import { slotsLayoutWrong } from './slots-layout-wrong.js';
import { slotsUnasked } from './slots-unasked.js';
import { slotsUnusable } from './slots-unusable.js';
import { smallNumberAccepted } from './small-number-accepted.js';
import { stateChangeUntold } from './state-change-untold.js';
import { statusInLowerCase } from './status-in-lower-case.js';
import { statusMissing } from './status-missing.js';
import { statusUnknown } from './status-unknown.js';
import { stopsAfterHeaders } from './stops-after-headers.js';
import { swappedConversationId } from './swapped-conversation-id.js';
import { swappedRequestId } from './swapped-request-id.js';
import { teapotForMissingField } from './teapot-for-missing-field.js';
import { textForNumberAccepted } from './text-for-number-accepted.js';
import { textsEscapedForHtml } from './texts-escaped-for-html.js';
import { textsInUpperCase } from './texts-in-upper-case.js';
import { textsTrimmed } from './texts-trimmed.js';
import { textsTruncated } from './texts-truncated.js';
import { tokenInQueryAccepted } from './token-in-query-accepted.js';
import { truncatedConversationId } from './truncated-conversation-id.js';
import { truncatedRequestId } from './truncated-request-id.js';
import { unauthorisedForField } from './unauthorised-for-field.js';
import { unicodeNormalised } from './unicode-normalised.js';
import { unknownErrorCode } from './unknown-error-code.js';
import { unknownProblemAmended } from './unknown-problem-amended.js';
import { unknownProblemCancelled } from './unknown-problem-cancelled.js';
import { unknownResolutionDecided } from './unknown-resolution-decided.js';
import { unknownServiceAccepted } from './unknown-service-accepted.js';
import { unlistedStatusAccepted } from './unlisted-status-accepted.js';
import { unmatchedPatternAccepted } from './unmatched-pattern-accepted.js';
import { unusableReferences } from './unusable-references.js';
import { upperCaseConversationId } from './upper-case-conversation-id.js';
import { upperCaseRequestId } from './upper-case-request-id.js';
import { valueOutsideListAccepted } from './value-outside-list-accepted.js';
import { whiteSpaceCollapsed } from './white-space-collapsed.js';
import { whiteSpaceRefused } from './white-space-refused.js';
import { wrongParameterAccepted } from './wrong-parameter-accepted.js';
import { xmlAccepted } from './xml-accepted.js';

/** The fault catalogue: every deliberate defect of the reference supplier, by name. */
export const faults: readonly Fault[] = [
  acceptedForCreated,
  acceptedForOk,
  acceptedResolutionRejected,
  acceptedWithoutConversationId,
  acceptedWithoutRequestId,
  alternatingReferences,
  answerFieldMissing,
  anyBearerToken,
  anyScheme,
  anythingForFlagAccepted,
  anythingForListAccepted,
  anythingForObjectAccepted,
  apostropheRefused,
  availabilityWrong,
  badGatewayForUnknown,
  badRequestForRejection,
  badRequestForUnauthorised,
  blankReasons,
  bytesCounted,
  cancelledProblemAmended,
  cancelledProblemCancelled,
  cancelledProblemDecided,
  characteristicDropped,
  completedProblemAmended,
  completedProblemCancelled,
  conflictForEnded,
  constantReference,
  contactsSwapped,
  crashes,
  crashesOnMalformedJson,
  crashesOnMissingCredentials,
  crashesOnMissingField,
  crashesOnLongestName,
  crashesOnMissingHeader,
  crashesOnNonAscii,
  crashesOnRepeatedId,
  crashesOnWrongType,
  createdForOk,
  cutOffJsonAccepted,
  cutsBodyOff,
  dataAltered,
  dateWithoutOffset,
  decisionFlipped,
  decisionMistold,
  earlyOrderStatus,
  earlyStatus,
  emailInLowerCase,
  emojiRefused,
  emptyBodyAccepted,
  emptyErrorBody,
  emptyFaultCodes,
  emptyListAccepted,
  emptyReference,
  emptySlaViolations,
  endedOrderForgotten,
  endedProblemForgotten,
  errorWithoutCode,
  errorWithoutMessages,
  errorWithoutUuid,
  escalationFlipped,
  escapesRefused,
  expiredTokenAccepted,
  flagForTextAccepted,
  forbiddenForField,
  forbiddenForRejection,
  forbiddenForUnauthorised,
  formAccepted,
  fractionAccepted,
  freshConversationId,
  freshRequestId,
  htmlErrorPage,
  htmlMediaType,
  idShifted,
  idsAsNumbers,
  invalidForMalformedJson,
  invalidForMissingHeader,
  kciAboutAnotherProblem,
  kciContentWrong,
  kciFormWrong,
  kciStateWrong,
  kciWithoutReference,
  keyOrderRefused,
  laterAmendmentMistold,
  limitIgnored,
  lineBreakRefused,
  longestTextRefused,
  longReferencesRefused,
  longTextAccepted,
  looseDate,
  lowerCaseDecisionAccepted,
  markupRefused,
  messagesAsText,
  mixedAtOnce,
  missingConversationIdAccepted,
  missingFieldAccepted,
  missingRequestIdAccepted,
  missingTenantAccepted,
  neverAnswers,
  neverRefuses,
  noContent,
  noConversationId,
  noKciAboutOrders,
  noKciAfterAmendment,
  noKciAfterCancellation,
  noKciAfterCreation,
  noMediaType,
  nonAsciiRefused,
  nonAsciiStripped,
  noReasons,
  noRequestId,
  notFoundForUnknown,
  notImplemented,
  nullForAbsentField,
  numberForReference,
  numberForSpecificationName,
  numberForTextAccepted,
  okForCreated,
  openToAll,
  optionalFieldDemanded,
  optionalFieldLost,
  optionalFieldRefused,
  orderCancellationWrong,
  orderRulesIgnored,
  orderWrong,
  oversizedReference,
  oversizedResolutionText,
  parameterCodeWrong,
  phoneNumberTidied,
  plainMediaType,
  previousConversationId,
  previousRequestId,
  quoteWrong,
  rareInputs,
  redirects,
  referenceMissing,
  referenceOutsidePattern,
  refusedWithFreshConversationId,
  refusedWithFreshRequestId,
  refusedWithoutConversationId,
  refusedWithoutRequestId,
  rejectedResolutionCloses,
  rejectionCodeWrong,
  reservationWrong,
  resetsConnection,
  serviceTestWrong,
  severalCharacteristicsRefused,
  shortestTextRefused,
  shortResolutionCode,
  shortTextAccepted,
  slotConflict,
  slotOffsetWrong,
  slotsLayoutWrong,
  slotsUnasked,
  slotsUnusable,
  slotTimesWrong,
  smallNumberAccepted,
  stateChangeUntold,
  statusInLowerCase,
  statusMissing,
  statusUnknown,
  stopsAfterHeaders,
  swappedConversationId,
  swappedRequestId,
  teapotForMissingField,
  textForNumberAccepted,
  textsEscapedForHtml,
  textsInUpperCase,
  textsTrimmed,
  textsTruncated,
  tokenInQueryAccepted,
  truncatedConversationId,
  truncatedRequestId,
  unauthorisedForField,
  unicodeNormalised,
  unknownErrorCode,
  unknownProblemAmended,
  unknownProblemCancelled,
  unknownResolutionDecided,
  unknownServiceAccepted,
  unlistedStatusAccepted,
  unmatchedPatternAccepted,
  unusableReferences,
  upperCaseConversationId,
  upperCaseRequestId,
  valueOutsideListAccepted,
  whiteSpaceCollapsed,
  whiteSpaceRefused,
  wrongParameterAccepted,
  xmlAccepted,
]
  .flat()
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));
