import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the documents of the Supplier Updates API say about the KCIs that a supplier sends. */
export const kciSentences = {
  ...sentencesOf(page.updates, 'docs-1.8', [
    ['kci.reference', 'Each KCI has a unique reference.', ['KCI-ID-UNIQUE'], ['repeated-kcis']],
    ['kci.issued', 'Each KCI has an issue time.', ['KCI-ISSUED-ON', 'KCI-ISSUED-BEFORE-SENT']],
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
      ['KCI-ENTITY-WHOLE', 'KCI-ENTITY-COMPLETE', 'KCI-ENTITY-UNCHANGED', 'KCI-AMENDMENT-SHOWN'],
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
    ['kci.tenant', 'The order in a KCI names its tenant.', ['KCI-TENANT']],
    ['kci.rejected', 'A request that was rejected has come to its end.', ['KCI-ACCEPTED-ONLY', 'KCI-AFTER-END']],
  ]),
};
