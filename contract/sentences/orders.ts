import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the pages on orders, their amendments and their cancellations say. */
export const orderSentences = {
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
      'or.request',
      'An order to provide has an id, a type, a tenant, an address, an item and a contact.',
      ['API-FIELD-REQUIRED', 'API-FIELD-TYPE', 'API-VALID-ACCEPTED'],
    ],
    [
      'or.kinds',
      'An order provides, ceases or modifies a service.',
      'Only the body of an order to provide is shown. The others are sent as the profile gives them, and may be refused.',
      ['provides-only'],
    ],
    [
      'or.codes',
      'The operations on orders answer 201 or 202, 400, 401, 403, 422, 500 or 503.',
      ['API-STATUS', 'API-REFUSAL-STATUS', 'API-FIELD-CODE', 'API-JSON-CODE', 'API-HEADER-CODE'],
    ],
    [
      'or.line',
      'For anything but a new installation, characteristics name the line.',
      'It binds the tenant. Which names a supplier knows is agreed with it, so the profile gives such orders.',
    ],
    [
      'or.day',
      'A requested day counts where there is no appointment.',
      'What a supplier plans cannot be seen. It comes back as it was sent.',
    ],
    [
      'or.tasks',
      'An order may list tasks for the engineer.',
      'The list of codes ends after the fourth, so the list is open.',
    ],
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
      'or.amend.pending',
      'While an amendment is decided, the order is PENDING_AMENDMENT; while a cancellation is, PENDING_CANCELLATION.',
      ['OR-AMEND-KCI', 'OR-CANCEL-KCI', 'OR-CREATE-STATUS'],
    ],
    [
      'or.own-changes',
      'A supplier may amend or cancel an order by itself, and reports it by KCI.',
      ['KCI-ENTITY-UNCHANGED', 'KCI-AMENDED-ONLY', 'KCI-PROBLEM-CODE'],
      ['moves-target-date', 'more-characteristics'],
    ],
    [
      'or.cancel.too-late',
      'From some point on, a supplier may refuse to cancel.',
      'It leaves the point to the supplier. What is cancelled here was ordered a moment ago; a refusal leaves it to be listed.',
    ],
    [
      'or.cancel.unsolicited',
      'A tenant can object to an unsolicited cease by a cancellation with reasons of its own.',
      'The listed reasons are the same list. What a supplier does with the objection is not said.',
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
      'or.amend.at-once',
      'A 201 to an amendment of an order applies it at once.',
      ['KCI-AMENDMENT-SHOWN', 'OR-AMEND-ONLY-NAMED', 'OR-AMEND-REFERENCE'],
      ['empty-amendments', 'bodiless-amendments'],
    ],
    [
      'or.amend.request',
      'An amendment names the order, and has lists that are not empty.',
      ['API-FIELD-REQUIRED', 'API-FIELD-LIMIT', 'API-FIELD-TYPE'],
    ],
    [
      'or.amend.mixed-up',
      'The text of the 202 to an amendment speaks of a cancellation.',
      'It is copied from another operation; the page as a whole is about amendments.',
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
      'or.cancel.at-once',
      'A 201 to a cancellation of an order confirms it at once.',
      ['OR-CANCEL-BODY', 'OR-CANCEL-REFERENCE', 'KCI-AFTER-END'],
    ],
    [
      'or.cancel.no-text',
      'A cancellation of an order has no text.',
      'Tenants have one on their side. A field that is not documented may be accepted or refused.',
      ['refuses-unknown-fields'],
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
      'or.ethernet.items',
      'An Ethernet order has items.',
      'The name of the field and what it has are not shown, so the profile gives one.',
    ],
    ['or.ethernet.later', 'Ceasing and modifying Ethernet services come later.', 'There is no operation for it yet.'],
    [
      'or.ethernet.answer',
      'A 201 acknowledges it with an order number and a status.',
      ['OR-CREATE-STATUS', 'OR-CREATE-STATUS-DESCRIBED'],
      ['bodiless-amendments'],
    ],
  ]),
  ...sentencesOf(page.orderState, 'guide', [
    ['or.final', 'COMPLETED and CANCELLED are final.', ['OR-AMEND-ENDED', 'OR-CANCEL-ENDED', 'KCI-AFTER-END']],
    ['or.held', 'HELD: something on the side of the supplier blocks an order; then it is resumed.', ['OR-STATE-KCI']],
    [
      'or.pending',
      'PENDING: an order waits for the tenant, until an amendment or another appointment comes.',
      ['KCI-TEXT', 'KCI-PROBLEM-CODE'],
    ],
    [
      'or.tenants-states',
      'Tenants also see orders as FAILED, PARTIAL or terminated.',
      'These states are known from the side of tenants only. A KCI that shows one is noted.',
    ],
    ['or.rejected-early', 'An order is rejected before it is acknowledged, and never after.', ['KCI-REJECTED-EARLY']],
  ]),
};
