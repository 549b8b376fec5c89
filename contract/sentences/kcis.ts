import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the documents of the Supplier Updates API say about the KCIs that a supplier sends. */
export const kciSentences = {
  ...sentencesOf(page.updates, 'docs-1.8', [
    ['kci.reference', 'Each KCI has a unique reference.', ['KCI-ID-UNIQUE'], ['repeated-kcis']],
    [
      'kci.issued',
      'Each KCI has an issue time.',
      ['KCI-ISSUED-ON', 'KCI-ISSUED-BEFORE-SENT', 'KCI-ISSUED-AFTER-REQUEST'],
    ],
    [
      'kci.order',
      'The sequenceNumber and issuedOn let the Fibre Cafe put KCIs in order.',
      ['KCI-SEQUENCE', 'KCI-ISSUED-ORDER', 'KCI-ACKNOWLEDGED-FIRST'],
    ],
    [
      'kci.reason',
      'Each KCI has a reason, with the fields that it needs.',
      ['KCI-SCHEMA', 'KCI-TEXT', 'KCI-REASON-STATUS'],
    ],
    [
      'kci.latest',
      'Each KCI has the latest full version of its entity.',
      ['KCI-ENTITY-WHOLE', 'KCI-ENTITY-COMPLETE', 'KCI-ENTITY-UNCHANGED', 'KCI-OUTER-SPACE', 'KCI-AMENDMENT-SHOWN'],
      ['sparse-kcis', 'no-specification-name'],
    ],
    [
      'kci.entity',
      "The entity is found by the Fibre Cafe's id, the supplier's reference, or both.",
      ['KCI-ENTITY', 'KCI-REFERENCE'],
      ['goes-by-id', 'own-identifiers'],
    ],
    ['kci.changes', 'An order that is delayed, resumed or completed is reported.', ['OR-STATE-KCI']],
    [
      'kci.unsolicited',
      'An unsolicited cease is reported as a new order with CREATED.',
      ['OR-STATE-KCI', 'KCI-CREATED'],
    ],
    ['kci.problem-code', 'What leaves the usual way has a problemCode.', ['KCI-PROBLEM-CODE']],
    [
      'kci.held',
      'A supplier that is blocked says so with DELAY, and with RESUMED when it goes on.',
      ['SP-STATE-KCI', 'OR-STATE-KCI'],
    ],
    [
      'kci.latest-order',
      'Every KCI about an order brings the latest order, whatever its reason.',
      ['KCI-ENTITY-WHOLE', 'KCI-AMENDMENT-SHOWN'],
    ],
    [
      'kci.acknowledged',
      'ACKNOWLEDGED: received, without a commitment.',
      ['KCI-REASON-STATUS', 'KCI-ACKNOWLEDGED-FIRST'],
    ],
    [
      'kci.general',
      'UPDATE is for what no other reason fits.',
      'Which reasons the newest list has is not visible, so any outcome may come with UPDATE where it shows.',
    ],
    [
      'kci.additional',
      'ADDITIONAL brings new details of a service as characteristics of the order.',
      ['KCI-ENTITY-UNCHANGED'],
      ['more-characteristics'],
    ],
    ['kci.warning', 'WARNING has a problemCode.', ['KCI-PROBLEM-CODE']],
    ['kci.information', 'INFORMATION_REQUIRED says in a text what is needed.', ['KCI-TEXT']],
    [
      'kci.committed.dates',
      'COMMITTED has a committedDate and a targetDate.',
      ['KCI-COMMITTED-DATES', 'OR-COMMIT-DATES'],
    ],
    ['kci.no-tenant-header', 'A KCI has no Tenant header: the entity names the tenant.', ['KCI-TENANT']],
    [
      'kci.token-reuse',
      'A token lives for an hour and is used until then.',
      'How often a supplier fetches one is between it and the Fibre Cafe; the inbox issues as many as are asked for.',
    ],
    [
      'kci.static-address',
      'Callers come from a registered public address.',
      'It is a rule of the network in front of the Fibre Cafe, and no part of a KCI.',
    ],
    ['kci.numbers-per-entity', 'In the examples, the numbers of each order begin with 1.', ['KCI-SEQUENCE']],
    [
      'kci.buffering',
      'Putting KCIs in order is done as well as possible.',
      'How long the Fibre Cafe waits for a missing number is not said. A KCI that arrives late but has its own place is in order.',
      ['kci-before-answer'],
    ],
    ['kci.security', 'A KCI carries a token of the Fibre Cafe.', ['KCI-AUTHENTICATED']],
    ['kci.request-id', 'A KCI has an X-Request-ID.', ['KCI-REQUEST-ID']],
    ['kci.conversation-id', 'A KCI may have an X-Conversation-ID; another page requires it.', ['KCI-CONVERSATION-ID']],
    [
      'kci.not-needed',
      'What a 201 has said already needs no KCI.',
      'It leaves the choice to the supplier, and a KCI that comes all the same is judged as any other.',
      ['kcis-sent-once'],
    ],
  ]),
  ...sentencesOf(page.olderUpdate, 'older-docs', [
    ['kci.body', 'The body is one JSON object of the type application/json.', ['KCI-WELL-FORMED', 'KCI-CONTENT-TYPE']],
    [
      'kci.204',
      'A 204 says that a KCI was received.',
      'A KCI that comes again with the same id is noted: no page excludes it.',
      ['repeated-kcis'],
    ],
    ['kci.503', 'The Fibre Cafe may be unavailable for a time.', ['KCI-RETRY']],
    ['kci.id-form', 'The id of a KCI is a UUID, in any letter case.', ['KCI-SCHEMA', 'KCI-ID-UNIQUE']],
    ['kci.number', 'The sequenceNumber is a number from 1 on.', ['KCI-SCHEMA', 'KCI-SEQUENCE']],
    ['kci.moment', 'The issuedOn is a date-time.', ['KCI-ISSUED-ON', 'KCI-SCHEMA']],
    [
      'kci.supplier-code',
      'A supplierCode has 1 to 50 characters; supplierCodes has replaced it.',
      ['KCI-SCHEMA', 'KCI-PROBLEM-CODE-OTHER'],
    ],
    [
      'kci.notes',
      'A KCI may have notes of the supplier, each with a text, a type and a time.',
      'None of them is required, and nothing is said about what they hold.',
    ],
    ['kci.resumed', 'RESUMED shows an order as IN_PROGRESS.', ['KCI-REASON-STATUS']],
    [
      'kci.resubmit',
      'RESUBMIT asks the tenant to send the request again.',
      ['SP-AMEND-KCI', 'OR-AMEND-KCI', 'KCI-AMENDMENT-SHOWN'],
    ],
    [
      'kci.reappointed',
      'REAPPOINTED shows the new slot in the order.',
      'The text ends there, and no name of the field is shown on this side: what differs is noted.',
    ],
    ['kci.cancelled', 'CANCELLED about an order has a problemCode.', ['KCI-PROBLEM-CODE', 'KCI-REASON-STATUS']],
    ['kci.order-rejected', 'ORDER_REJECTED has the reason in a text.', ['KCI-TEXT', 'KCI-REASON-STATUS']],
    [
      'kci.refused',
      'The Fibre Cafe answers a KCI that is malformed, not authorised or invalid with 400, 401, 403 or 422.',
      ['KCI-WELL-FORMED', 'KCI-AUTHENTICATED', 'KCI-SCHEMA'],
    ],
    ['kci.keys', 'The body has one of several entities.', ['KCI-ENTITY', 'KCI-CREATED'], ['own-identifiers']],
    [
      'kci.several-keys',
      'One page calls the entity serviceOrder, another provideServiceOrder.',
      'The two contradict each other, and the keys of other entities are not shown: any key passes whose object has an id or a reference.',
    ],
    ['kci.delay', 'DELAY and REAPPOINT have a problemCode.', ['KCI-PROBLEM-CODE']],
    [
      'kci.committed',
      'COMMITTED shows an order as IN_PROGRESS, with its dates.',
      ['KCI-COMMITTED-DATES', 'KCI-REASON-STATUS'],
    ],
    [
      'kci.amendment-named',
      'AMENDED of an order names the amendment, and CANCELLED the cancellation.',
      'No such field is documented for service problems, and the place of those of orders is not shown: what is missing is noted.',
    ],
  ]),
  ...sentencesOf(page.orders, 'guide', [
    ['kci.other', 'With the problemCode OTHER comes a text or a supplier code.', ['KCI-PROBLEM-CODE-OTHER']],
    [
      'kci.problem-codes',
      'Each problemCode is for some of the reasons.',
      'The table ends in the middle, and its copies differ: a code that does not fit its reason is noted.',
    ],
    ['kci.tenant', 'The order in a KCI names its tenant.', ['KCI-TENANT']],
    ['kci.rejected', 'A request that was rejected has come to its end.', ['KCI-ACCEPTED-ONLY', 'KCI-AFTER-END']],
  ]),
};
