import { kciHistoryRequirements } from './kci-histories.js';
import { sendUpdate } from './operations.js';
import type { Requirement } from './requirement.js';

/** The public pages about KCIs that these requirements are based on. */
const page = {
  update: 'https://docs.thefibrecafe.net/openapi/prod/supplier-updates-api/gen/kcis/handleorderupdate.md',
  olderUpdate: 'https://docs.cvt.thefibrecafe.net/openapi/supplier-updates/operation/handleOrderUpdate',
  guide: 'https://docs.thefibrecafe.net/pages/suppliers/supplierupdates',
  reasons: 'https://docs.thefibrecafe.net/pages/suppliers/supplierreasoncodes.md',
  examples: 'https://docs.thefibrecafe.net/pages/suppliers/supplierkciexamples',
  problemCodes: 'https://docs.thefibrecafe.net/pages/orderkcis',
  problemState: 'https://docs.cvt.thefibrecafe.net/pages/problemstate',
  trouble: 'https://docs.cvt.thefibrecafe.net/pages/t2rprocess',
  support: 'https://docs.thefibrecafe.net/pages/support',
} as const;

const operations = [sendUpdate] as const;

/** Requirements of every KCI, whatever it is about. */
export const kciRequirements = {
  'KCI-AUTHENTICATED': {
    level: 'MUST',
    statement: 'A KCI carries a bearer token issued by the Fibre Cafe.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'Only oauth2 is listed for this operation, neither Basic nor mutual TLS.',
    operations,
    judgedBy: 'A KCI without a bearer token fails, as does one with a token that the inbox does not know.',
  },
  'KCI-REQUEST-ID': {
    level: 'MUST',
    statement: 'A KCI has the header X-Request-ID.',
    source: page.update,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A KCI whose X-Request-ID is missing or empty fails.',
  },
  'KCI-CONVERSATION-ID': {
    level: 'MAY',
    statement: 'A KCI has the X-Conversation-ID of the request that it answers.',
    source: page.support,
    sureness: 'docs-1.8',
    reading:
      'The page of this operation calls the header optional, but the support page requires it on all requests. That its value is the one from the request is inferred.',
    operations,
    judgedBy: 'Not judged. Its absence or another value is noted.',
    notTestedBecause: 'The documents contradict each other.',
  },
  'KCI-CONTENT-TYPE': {
    level: 'MUST',
    statement: 'A KCI has the media type application/json.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'Any other Content-Type fails, as does none. Parameters and letter case do not matter.',
  },
  'KCI-WELL-FORMED': {
    level: 'MUST',
    statement: 'The body of a KCI is one JSON object.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'A body fails if it is truncated, or is not UTF-8, not JSON or not an object.',
  },
  'KCI-SCHEMA': {
    level: 'MUST',
    statement: 'A KCI has its documented fields, with the documented types, limits and values.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading:
      "Only what the documents show is binding. Differences from examples, from the tenants' side or from analogies are noted. Unknown fields are allowed.",
    operations,
    judgedBy: 'The body is checked against the description of the Supplier Updates API 1.8.',
  },
  'KCI-ID-UNIQUE': {
    level: 'MUST',
    statement: 'Different KCIs have different ids.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'A KCI that is sent again, for example after a lost answer, is still the same KCI: same id, same content.',
    operations,
    judgedBy: 'An id that was already used with other content fails.',
  },
  'KCI-SEQUENCE': {
    level: 'MUST',
    statement: 'The sequenceNumber rises with each KCI about the same entity.',
    source: page.guide,
    sureness: 'docs-1.8',
    reading:
      'The Fibre Cafe uses it to put KCIs in order. The examples count from 1 for each entity, but the documents do not exclude a gap or another start. A KCI that was issued earlier but arrives later is in order.',
    operations,
    judgedBy:
      'A number fails if it was used before, or if it is lower than that of a KCI issued earlier. A gap, another start or a late arrival is noted.',
  },
  'KCI-ISSUED-ON': {
    level: 'MUST',
    statement: 'The issuedOn of a KCI is a date-time with a time zone.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading: 'A date-time as in RFC 3339, with Z or an offset. All examples use UTC, but it is not required.',
    operations,
    judgedBy: 'Any other text fails. A missing issuedOn is covered by KCI-SCHEMA.',
  },
  'KCI-ISSUED-BEFORE-SENT': {
    level: 'SHOULD',
    statement: 'The issuedOn of a KCI is not later than its arrival.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'It is the time of issue. Clocks differ, so five minutes are tolerated.',
    operations,
    judgedBy: 'An issuedOn more than five minutes after the arrival produces a warning.',
  },
  'KCI-ISSUED-AFTER-REQUEST': {
    level: 'SHOULD',
    statement: 'The issuedOn of a KCI is not earlier than the request that created what it is about.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'It is the time of issue, and before it was asked for there was nothing to report. Clocks differ, so five minutes are tolerated. What the supplier began itself has no such request.',
    operations,
    judgedBy: 'An issuedOn more than five minutes before that request was sent produces a warning.',
  },
  'KCI-ISSUED-ORDER': {
    level: 'MUST',
    statement: 'The issuedOn of the KCIs about one entity is in the order of their sequenceNumber.',
    source: page.guide,
    sureness: 'docs-1.8',
    reading: 'The Fibre Cafe sorts by both, so they have to agree. Clocks differ, so one second is tolerated.',
    operations,
    judgedBy: 'An issuedOn more than a second before that of a KCI with a lower sequenceNumber fails.',
  },
  'KCI-PROBLEM-CODE': {
    level: 'MUST',
    statement:
      'A KCI with the reason DELAY or REAPPOINT, or about an order with WARNING or CANCELLED, has a problemCode.',
    source: page.reasons,
    sureness: 'docs-1.8',
    reading:
      'DELAY and REAPPOINT require it for any entity, WARNING and CANCELLED only in the guide about orders. For INFORMATION_REQUIRED and rejections, one page requires it and two do not, so both pass.',
    operations,
    judgedBy: 'A missing or blank problemCode fails with these reasons, and is noted with the others.',
  },
  'KCI-PROBLEM-CODE-OTHER': {
    level: 'MUST',
    statement: 'A KCI about an order with the problemCode OTHER explains it with a text or a supplier code.',
    source: page.problemCodes,
    sureness: 'older-docs',
    operations,
    judgedBy:
      'OTHER without any of text, supplierCode and supplierCodes fails for an order, and is noted for other entities.',
  },
  'KCI-TEXT': {
    level: 'MUST',
    statement: 'The text of a KCI with the reason INFORMATION_REQUIRED or ORDER_REJECTED says what is needed or why.',
    source: page.reasons,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A missing or blank text fails with these reasons.',
  },
  'KCI-COMMITTED-DATES': {
    level: 'MUST',
    statement: 'A KCI that commits to an order has committedDate and targetDate.',
    source: page.reasons,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'COMMITTED about an order fails if either is missing.',
  },
  'KCI-CREATED': {
    level: 'MUST',
    statement: 'A KCI with the reason CREATED is about an unsolicited cease order or an incident.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'CREATED about a service problem, a service test or another kind of order fails.',
  },
  'KCI-REASON-STATUS': {
    level: 'MUST',
    statement: 'The status of the entity fits the reason of the KCI.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading:
      "ACKNOWLEDGED goes with ACKNOWLEDGED; COMMITTED and RESUMED go with IN_PROGRESS. For an order, CANCELLED goes with CANCELLED and ORDER_REJECTED with REJECTED. A new unsolicited cease is ACKNOWLEDGED or IN_PROGRESS (one page says COMMITTED). What is known about other reasons comes from the tenants' side or is not binding.",
    operations,
    judgedBy: 'Another status fails with these reasons, as does none. With other reasons, an unlikely status is noted.',
  },
  'KCI-ENTITY': {
    level: 'MUST',
    statement: "A KCI contains the entity that it is about, with the Fibre Cafe's id or the supplier's reference.",
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'The documents do not show all keys of entities, so any key passes if its object has an id or a reference.',
    operations,
    judgedBy: 'A KCI without this object fails.',
  },
  'KCI-REFERENCE': {
    level: 'MUST',
    statement: 'The id and the reference of a KCI name the same entity.',
    source: page.update,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A reference that differs from the one the supplier gave this entity before fails.',
  },
  'KCI-TENANT': {
    level: 'MUST',
    statement: 'A KCI names the tenant of its entity and no other.',
    source: page.examples,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A tenant in the entity that differs from the one in the request fails.',
  },
  'KCI-ENTITY-WHOLE': {
    level: 'MUST',
    statement: 'The entity of a KCI has all the mandatory fields of the accepted request.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A KCI contains the latest full version. orderType is mandatory when an order is placed but missing from the documented examples, so its absence is noted.',
    operations,
    judgedBy: 'A mandatory field of the accepted request that is missing from the KCI fails.',
  },
  'KCI-ENTITY-COMPLETE': {
    level: 'MAY',
    statement: 'The entity of a KCI has the optional fields that were accepted.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A KCI contains the latest full version, but the documents do not show which optional fields that includes.',
    operations,
    judgedBy: 'Not judged: an accepted optional field that the KCI leaves out is noted.',
    notTestedBecause: 'No document shows which optional fields a KCI has.',
  },
  'KCI-ENTITY-UNCHANGED': {
    level: 'MUST',
    statement: 'The entity of a KCI is unchanged since it was accepted, except for what the event changes.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A supplier may amend an order itself if it reports that, so a change under UPDATE, AMENDED, ADDITIONAL or REAPPOINTED is noted. An amendment by the tenant that is still pending may or may not show.',
    operations,
    judgedBy:
      'Under any other reason, a field whose value differs from the accepted one fails. List items may be in any order.',
  },
  'KCI-OUTER-SPACE': {
    level: 'SHOULD',
    statement: 'A KCI shows the white space at the ends of an accepted text.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A KCI contains the entity as it was accepted; but white space at the ends carries no meaning that a person would miss, so trimming it is a SHOULD and not the MUST of KCI-ENTITY-UNCHANGED. Another Unicode normal form is noted.',
    operations,
    judgedBy: 'A text that lacks the white space at its ends, and is otherwise the same, produces a warning.',
  },
  'KCI-ACCEPTED-ONLY': {
    level: 'MUST',
    statement: 'No KCI continues what was rejected.',
    source: page.problemState,
    sureness: 'older-docs',
    reading:
      'A 422 rejects a request for good. A KCI about something that the suite never sent may belong to other tests of the same system, and is noted.',
    operations,
    judgedBy: 'A KCI about a refused request fails unless its status is REJECTED.',
  },
  'KCI-AFTER-END': {
    level: 'MUST',
    statement: 'No KCI reopens an entity that has ended.',
    source: page.trouble,
    sureness: 'older-docs',
    reading:
      'REJECTED, COMPLETED and CANCELLED are final: the page on service problems lets a supplier confirm that a problem is cancelled, and a KCI that shows it at work takes that back. A KCI that arrives late, but comes before the end by its number, is in order, and one that repeats the final state is noted.',
    operations,
    judgedBy: 'A later KCI with another status after a final one fails.',
  },
  'KCI-REJECTED-EARLY': {
    level: 'MUST',
    statement: 'A problem or order is not rejected after it was acknowledged.',
    source: page.problemState,
    sureness: 'older-docs',
    reading: "TERMINATED, known from the tenants' side, may lead to REJECTED later. That is noted.",
    operations,
    judgedBy: 'A KCI with the status REJECTED fails if the entity was acknowledged or committed to before.',
  },
  'KCI-RETRY': {
    level: 'MAY',
    statement: 'A KCI answered with 500 or 503 is sent again.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    reading:
      'The documents call 503 temporary, but do not mention sending a KCI again. No KCI is answered 503 unless the profile asks for it with kcis.putOff.',
    judgedBy: 'Not judged. Whether and after how long it was sent again is noted.',
  },
  ...kciHistoryRequirements,
} as const satisfies Record<string, Requirement>;

/** The permanent id of a requirement of KCIs. */
export type KciRequirementId = keyof typeof kciRequirements;
