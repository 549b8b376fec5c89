import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the pages on the whole API and on the areas other than Service Problem Management say. */
export const otherSentences = {
  ...sentencesOf(page.index, 'docs-1.15', [
    [
      'api.security',
      'OAuth 2.0 client credentials are recommended; mutual TLS and Basic are possible by agreement.',
      ['API-AUTH-REQUIRED', 'API-AUTH-VALID', 'API-AUTH-CODE'],
      ['takes-tokens-of-other-clients'],
    ],
    [
      'api.answers',
      'Each operation lists its responses.',
      ['API-ANSWER', 'API-STATUS'],
      ['chunked', 'closes-connections'],
    ],
    ['api.updates', 'Asynchronous updates go to the separate Supplier Updates API.', ['KCI-ENTITY']],
  ]),
  ...sentencesOf(page.amendOrder, 'docs-1.15', [
    [
      'api.error-body',
      'An error has a uuid, a code and messages.',
      ['API-ERROR-BODY', 'API-REJECTION-REASON'],
      ['messages-as-objects', 'other-error-codes'],
    ],
    ['api.error-uuid', 'The uuid identifies the error.', ['API-ERROR-UUID']],
    [
      'api.error-code',
      'The code is one of six; nothing ties it to a status.',
      ['API-ERROR-BODY'],
      ['other-error-codes'],
    ],
  ]),
  ...sentencesOf(page.responseCodes, 'guide', [
    ['api.server-errors', 'A server error says that a system has failed.', ['API-NO-SERVER-ERROR']],
    ['api.firewall', 'A 403 usually comes from a firewall.', ['API-UNUSUAL-TEXT']],
  ]),
  ...sentencesOf(page.identifiers, 'guide', [
    [
      'api.references',
      "A supplier's reference identifies one thing; it may be left out.",
      [
        'OR-REFERENCE-UNIQUE',
        'AP-RESERVATION-UNIQUE',
        'ST-REFERENCE-UNIQUE',
        'OR-AMEND-REFERENCE',
        'OR-CANCEL-REFERENCE',
      ],
      ['order-references-any', 'sparse-orders', 'empty-reservations', 'sparse-tests'],
    ],
    ['api.ids', 'The ids of the Fibre Cafe are numbers, unique for each tenant.', ['KCI-TENANT', 'API-UNCHANGED']],
    [
      'api.one-of-both',
      'A KCI has at least one of the id and the reference.',
      ['KCI-ENTITY', 'KCI-REFERENCE'],
      ['goes-by-id'],
    ],
  ]),
  ...sentencesOf(page.availability, 'docs-1.15', [
    [
      'sa.answer',
      'The answer says what is available at the address.',
      ['SA-ADDRESS', 'SA-BODY'],
      ['nothing-available', 'sparse-availability', 'full-availability', 'own-identifiers'],
    ],
    [
      'sa.address',
      'The address is a required JSON parameter with an id and a type.',
      ['API-PARAMETER-REQUIRED', 'API-PARAMETER-TYPE', 'API-JSON-LAYOUT'],
      ['refuses-bare-braces'],
    ],
    [
      'sa.types',
      'The service types are BROADBAND and ETHERNET, by default BROADBAND.',
      ['SA-DEFAULT', 'API-PARAMETER-ENUM'],
      ['refuses-raw-commas'],
    ],
    [
      'sa.mandatory',
      'All parameters are mandatory.',
      'The list of parameters on the same page marks some as optional.',
    ],
    [
      'sa.codes',
      'An availability check answers 200, 400, 401, 403, 422, 500 or 503.',
      ['API-STATUS', 'API-REFUSAL-STATUS', 'API-PARAMETER-CODE'],
    ],
  ]),
  ...sentencesOf(page.quote, 'docs-1.15', [
    ['qu.headers', 'A request for a quote has no Tenant.', ['API-HEADER-UNLISTED']],
    [
      'qu.request',
      'A request for a quote has sites, a contract and services, and may have an identifier of up to 64 characters.',
      ['API-FIELD-REQUIRED', 'API-FIELD-TYPE', 'API-FIELD-LIMIT', 'API-VALID-ACCEPTED'],
    ],
    ['qu.roles', 'A site is an A-END, a B-END or MULTI-POINT.', ['API-FIELD-ENUM']],
    ['qu.suppliers', 'Suppliers must be named in the request.', 'The body of the supplier has no such field.'],
    [
      'qu.answer',
      'A quote comes back with the sites and the contract.',
      ['QU-BODY', 'API-UNCHANGED'],
      ['empty-quotes', 'quote-number-ids'],
    ],
  ]),
  ...sentencesOf(page.availableAppointments, 'docs-1.15', [
    [
      'ap.slots',
      'The answer has the slots that are available for the service at the address.',
      ['AP-SLOTS-BODY', 'AP-SLOTS-ADDRESS', 'AP-SLOT-USABLE', 'AP-SLOT-TAKEN'],
      ['no-slots', 'no-slot-list', 'bare-searches', 'several-engineers'],
    ],
    [
      'ap.classifications',
      'Slots are of one of 15 classifications; a search can ask for some.',
      ['AP-SLOT-FILTER', 'API-PARAMETER-ENUM'],
      ['plain-slots'],
    ],
    ['ap.from', 'A search can ask for slots from a day on.', ['AP-SLOT-FROM', 'API-PARAMETER-LIMIT']],
    [
      'ap.purpose',
      'The purpose is PROVIDE, REPAIR or MODIFY, in a text.',
      'A repair needs more than the request gives, so a supplier may refuse a purpose.',
      ['installs-only'],
    ],
  ]),
  ...sentencesOf(page.appointing, 'guide', [
    ['ap.time', 'A slot starts before it ends, in the future.', ['AP-SLOT-ORDER', 'AP-SLOT-AHEAD']],
    [
      'ap.offset',
      'The date-times of slots have the offset that gives the right local time.',
      ['AP-SLOT-OFFSET'],
      ['winter-offset-all-year', 'reservations-in-utc'],
    ],
    ['ap.local-time', 'The local time of a slot stays when the clocks change.', ['AP-SLOT-LOCAL-TIME']],
  ]),
  ...sentencesOf(page.reservation, 'docs-1.15', [
    [
      'ap.reserve',
      'A reservation holds one slot that was offered.',
      ['AP-RESERVATION-BODY', 'AP-SLOT-USABLE'],
      ['empty-reservations'],
    ],
    ['ap.expiry', 'The answer says when the reservation lapses.', ['AP-RESERVATION-EXPIRY'], ['expiries-with-offset']],
    [
      'ap.confirmed',
      'A reservation is confirmed once an order names it.',
      ['AP-RESERVATION-USABLE', 'AP-RESERVATION-FORM'],
    ],
  ]),
  ...sentencesOf(page.orders, 'docs-1.15', [
    [
      'or.acknowledged',
      'A 201 to an order shows it as ACKNOWLEDGED, or as IN_PROGRESS when it is committed.',
      ['OR-CREATE-STATUS', 'OR-CREATE-STATUS-DESCRIBED'],
      ['orders-in-progress', 'commits-at-once'],
    ],
    [
      'or.later',
      'A 202 to an order is followed by a KCI that acknowledges it.',
      ['OR-CREATE-KCI', 'OR-CREATE-STATE-KCI', 'OR-ANSWER-STYLE'],
      ['orders-commit-later', 'answers-either-way'],
    ],
    [
      'or.rejected',
      'A rejected order is answered 422, with reasons.',
      ['OR-REJECTION-CODE', 'API-REJECTION-REASON'],
      ['all-422'],
    ],
    [
      'or.answer',
      "The order comes back as it was sent, with the supplier's reference and a status.",
      ['OR-CREATE-BODY', 'API-UNCHANGED', 'OR-CREATE-STATUS-DESCRIBED'],
      ['sparse-orders', 'more-characteristics'],
    ],
  ]),
  ...sentencesOf(page.createOrder, 'older-docs', [
    [
      'or.types',
      'An order to provide has one of four or five types.',
      ['API-FIELD-ENUM'],
      ['refuses-swap', 'provides-only'],
    ],
    [
      'or.tenant',
      'An order has a tenant of 1 to 50 characters besides the header.',
      ['API-FIELD-LIMIT', 'API-FIELD-REQUIRED'],
      ['tenants-agree'],
    ],
  ]),
  ...sentencesOf(page.kciExamples, 'guide', [
    ['or.dates', 'IN_PROGRESS comes with committedDate and targetDate.', ['OR-COMMIT-DATES', 'KCI-COMMITTED-DATES']],
    [
      'or.committed-once',
      'The committedDate is set once; the targetDate may move.',
      ['KCI-COMMITTED-ONCE'],
      ['moves-target-date'],
    ],
  ]),
  ...sentencesOf(page.orderAmendment, 'guide', [
    [
      'or.amend.only-supplied',
      'Only the fields sent change; a list is replaced as a whole.',
      ['OR-AMEND-ONLY-NAMED', 'KCI-AMENDED-ONLY', 'KCI-AMENDED-REPLACED', 'KCI-AMENDMENT-SHOWN'],
      ['empty-amendments', 'bodiless-amendments'],
    ],
    [
      'or.amend.removes',
      'An empty value or list removes the field.',
      'The schemas ask for at least one character or item, so both readings pass, and a note says so.',
      ['removes-emptied-fields'],
    ],
    [
      'or.amend.states',
      'An order can be amended as long as it is not final; an unsolicited cease cannot.',
      ['OR-AMEND-ENDED'],
    ],
    [
      'or.amend.several',
      'Several amendments may run at once; a supplier may reject a further one.',
      'It leaves the choice to the supplier; what was confirmed is judged by its KCIs.',
    ],
  ]),
  ...sentencesOf(page.amendOrder, 'docs-1.15', [
    [
      'or.amend.in-flight',
      'An amendment is of an order in flight.',
      ['OR-AMEND-UNKNOWN', 'OR-AMEND-ENDED', 'OR-REJECTION-CODE'],
    ],
    [
      'or.amend.kci',
      'After a 202 to an amendment, a KCI says whether it was applied or rejected.',
      ['OR-AMEND-KCI'],
      ['rejects-amendments-by-kci'],
    ],
  ]),
  ...sentencesOf(page.cancelOrder, 'docs-1.15', [
    [
      'or.cancel.in-flight',
      'A cancellation is of an order in flight.',
      ['OR-CANCEL-UNKNOWN', 'OR-CANCEL-ENDED', 'OR-CANCEL-TWICE', 'OR-CANCEL-ONCE'],
    ],
    [
      'or.cancel.kci',
      'After a 202 to a cancellation, a KCI says whether it was completed or rejected.',
      ['OR-CANCEL-KCI'],
    ],
    [
      'or.cancel.reasons',
      'The reason is one of the listed codes, in a text.',
      ['API-VALID-ACCEPTED'],
      ['listed-codes-only'],
    ],
    ['or.cancel.reference', "A cancellation may quote the supplier's reference of the order.", ['OR-REFERENCE-USABLE']],
    [
      'or.cancel.answer',
      'The 201 has the fields of the cancellation and a reference.',
      ['OR-CANCEL-BODY', 'API-UNCHANGED'],
      ['empty-cancellations'],
    ],
  ]),
  ...sentencesOf(page.ethernetOrder, 'docs-1.15', [
    ['or.ethernet.headers', 'An Ethernet order has no Tenant header.', ['API-HEADER-UNLISTED'], ['no-ethernet']],
    [
      'or.ethernet.quote',
      'An Ethernet order names the quote of the supplier and at least two sites.',
      ['API-FIELD-REQUIRED', 'API-FIELD-LIMIT'],
    ],
    [
      'or.ethernet.answer',
      'A 201 acknowledges it with an order number and a status.',
      ['OR-CREATE-STATUS', 'OR-CREATE-STATUS-DESCRIBED'],
      ['bodiless-amendments'],
    ],
  ]),
  ...sentencesOf(page.orderState, 'guide', [
    ['or.final', 'COMPLETED and CANCELLED are final.', ['OR-AMEND-ENDED', 'OR-CANCEL-ENDED', 'KCI-AFTER-END']],
    ['or.rejected-early', 'An order is rejected before it is acknowledged, and never after.', ['KCI-REJECTED-EARLY']],
  ]),
  ...sentencesOf(page.serviceTest, 'docs-1.15', [
    [
      'st.accepted',
      'A test of a live service is answered 201 with its reference, and starts.',
      ['ST-BODY', 'ST-VALIDATES'],
      ['sparse-tests'],
    ],
    ['st.rejected', 'A rejected test is answered 422.', ['ST-REJECTION-CODE', 'API-REJECTION-REASON']],
    ['st.result', 'The result of a test follows by KCI.', ['ST-RESULT-KCI']],
    [
      'st.reference',
      'The reference of a test is what a service problem names it by.',
      ['ST-REFERENCE-FORM', 'ST-REFERENCE-UNIQUE'],
    ],
  ]),
};
