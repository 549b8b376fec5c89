import { sendUpdate } from './operations.js';
import type { Requirement } from './requirement.js';

/** The public pages about KCIs that these requirements rest on. */
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

/** Requirements of each KCI, whatever it is about. */
export const kciRequirements = {
  'KCI-AUTHENTICATED': {
    level: 'MUST',
    statement: 'A KCI carries a bearer token that the Fibre Cafe has issued.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'Only oauth2 is listed for this operation, neither Basic nor mutual TLS.',
    operations,
    judgedBy: 'A KCI without a bearer token fails, and so does one with another token than the inbox knows.',
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
      'The page of this operation calls the header optional, the support page demands it on all requests; that its value is the one of the request is inferred.',
    operations,
    judgedBy: 'Not judged: its absence, or another value, is noted.',
    notTestedBecause: 'The documents contradict each other.',
  },
  'KCI-CONTENT-TYPE': {
    level: 'MUST',
    statement: 'A KCI has the media type application/json.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'Another Content-Type, or none, fails; parameters and letter case are free.',
  },
  'KCI-WELL-FORMED': {
    level: 'MUST',
    statement: 'The body of a KCI is one JSON object.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'A body that is not JSON, not UTF-8, cut off, or no object fails.',
  },
  'KCI-SCHEMA': {
    level: 'MUST',
    statement: 'The documented fields of a KCI are there, with their types, limits and values.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading:
      'Only what the documents show binds. What is known from examples, from the side of tenants, or by analogy is noted; fields that nothing is known of are free.',
    operations,
    judgedBy: 'The body is held against the description of the Supplier Updates API 1.8.',
  },
  'KCI-ID-UNIQUE': {
    level: 'MUST',
    statement: 'Two different KCIs have two different ids.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'The same KCI sent again, as after a lost answer, is still the same: same id, same content.',
    operations,
    judgedBy: 'An id that came before with other content fails.',
  },
  'KCI-SEQUENCE': {
    level: 'MUST',
    statement: 'The sequenceNumber rises with each KCI about the same entity.',
    source: page.guide,
    sureness: 'docs-1.8',
    reading:
      'The Fibre Cafe puts KCIs in order by it. The examples count for each entity, from 1; the documents do not say that a gap or another start is wrong. A KCI that only arrives after a later one, and was issued before it, is in order.',
    operations,
    judgedBy:
      'A number that was used before, or is lower than that of a KCI issued earlier, fails. A gap, another start, or a late arrival is noted.',
  },
  'KCI-ISSUED-ON': {
    level: 'MUST',
    statement: 'The issuedOn of a KCI is a date-time with its zone.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading: 'A date-time as in RFC 3339: with Z or an offset. UTC is in all examples, but not demanded.',
    operations,
    judgedBy: 'A text that is no such date-time fails; a missing issuedOn is for the schema.',
  },
  'KCI-ISSUED-BEFORE-SENT': {
    level: 'SHOULD',
    statement: 'The issuedOn of a KCI is not later than its arrival.',
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'It is the time of issue. Clocks differ, so five minutes are allowed.',
    operations,
    judgedBy: 'An issuedOn more than five minutes after the arrival warns.',
  },
  'KCI-ISSUED-ORDER': {
    level: 'MUST',
    statement: 'The issuedOn of KCIs about one entity follows their sequenceNumber.',
    source: page.guide,
    sureness: 'docs-1.8',
    reading: 'The Fibre Cafe orders by both, so they tell the same order. Clocks differ, so one second is allowed.',
    operations,
    judgedBy: 'An issuedOn more than a second before that of a KCI with a lower sequenceNumber fails.',
  },
  'KCI-PROBLEM-CODE': {
    level: 'MUST',
    statement:
      'A KCI with the reason DELAY or REAPPOINT, and of an order also WARNING or CANCELLED, has a problemCode.',
    source: page.reasons,
    sureness: 'docs-1.8',
    reading:
      'DELAY and REAPPOINT demand it whatever the entity; WARNING and CANCELLED in the guide on orders. With INFORMATION_REQUIRED and rejections one page says that it is demanded, two that it is not: both pass.',
    operations,
    judgedBy: 'A missing or blank problemCode with one of these reasons fails; with the others it is noted.',
  },
  'KCI-PROBLEM-CODE-OTHER': {
    level: 'MUST',
    statement: 'A KCI of an order with the problemCode OTHER explains it with a text or a code of the supplier.',
    source: page.problemCodes,
    sureness: 'older-docs',
    operations,
    judgedBy: 'OTHER without text, supplierCode and supplierCodes fails for an order, and is noted for others.',
  },
  'KCI-TEXT': {
    level: 'MUST',
    statement: 'A KCI with the reason INFORMATION_REQUIRED or ORDER_REJECTED says in its text what is needed or why.',
    source: page.reasons,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A missing or blank text with one of these reasons fails.',
  },
  'KCI-COMMITTED-DATES': {
    level: 'MUST',
    statement: 'A KCI that commits to an order sets committedDate and targetDate.',
    source: page.reasons,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A COMMITTED of an order without one of the two fails.',
  },
  'KCI-CREATED': {
    level: 'MUST',
    statement: 'A KCI with the reason CREATED brings an unsolicited cease order or an incident.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    judgedBy: 'A CREATED of a service problem, a service test, or another kind of order fails.',
  },
  'KCI-REASON-STATUS': {
    level: 'MUST',
    statement: 'The status of the entity belongs to the reason of the KCI.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    reading:
      'ACKNOWLEDGED goes with ACKNOWLEDGED, COMMITTED and RESUMED with IN_PROGRESS; of an order CANCELLED with CANCELLED, ORDER_REJECTED with REJECTED; a new unsolicited cease is ACKNOWLEDGED or IN_PROGRESS (one page says COMMITTED). What is known of other reasons is from the side of tenants, or not binding.',
    operations,
    judgedBy: 'Another status fails with these reasons; with the others an unlikely status is noted.',
  },
  'KCI-ENTITY': {
    level: 'MUST',
    statement: "A KCI brings the entity that it is about, with the Fibre Cafe's id or the supplier's reference.",
    source: page.update,
    sureness: 'docs-1.8',
    reading: 'Not all keys of entities are shown, so any key passes whose object has an id or a reference.',
    operations,
    judgedBy: 'A KCI without such an object fails.',
  },
  'KCI-REFERENCE': {
    level: 'MUST',
    statement: 'The id and the reference of a KCI name the same entity.',
    source: page.update,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A reference other than the one that the supplier gave this entity before fails.',
  },
  'KCI-TENANT': {
    level: 'MUST',
    statement: 'A KCI names no other tenant than that of its entity.',
    source: page.examples,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'A tenant in the entity that is not the one of the request fails.',
  },
  'KCI-ENTITY-WHOLE': {
    level: 'MUST',
    statement: 'The entity of a KCI has all the mandatory fields that were accepted.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A KCI brings the newest full version. orderType, mandatory when an order is placed, is missing in the documented examples, so its absence is noted.',
    operations,
    judgedBy: 'A field that the accepted request had to have, and that the KCI leaves out, fails.',
  },
  'KCI-ENTITY-COMPLETE': {
    level: 'SHOULD',
    statement: 'The entity of a KCI has the optional fields that were accepted.',
    source: page.update,
    sureness: 'docs-1.8',
    operations,
    judgedBy: 'An optional field of what was accepted that the KCI leaves out warns.',
  },
  'KCI-ENTITY-UNCHANGED': {
    level: 'MUST',
    statement: 'The entity of a KCI is as it was accepted, except for what the event changes.',
    source: page.update,
    sureness: 'docs-1.8',
    reading:
      'A supplier may amend an order by itself and tells so, so a change under UPDATE, AMENDED, ADDITIONAL or REAPPOINTED is noted; an amendment of the tenant that is under way may show or not.',
    operations,
    judgedBy:
      'A field with another value than was accepted, under any other reason, fails; the order of lists is free.',
  },
  'KCI-ACCEPTED-ONLY': {
    level: 'MUST',
    statement: 'There is no KCI that takes up what was rejected.',
    source: page.problemState,
    sureness: 'older-docs',
    reading:
      'What was refused with 422 is rejected, which is its end. A KCI about what the suite never sent can be of other tests of the same system, and is noted.',
    operations,
    judgedBy: 'A KCI about a request that was refused fails unless it says REJECTED itself.',
  },
  'KCI-AFTER-END': {
    level: 'MUST',
    statement: 'No KCI brings an entity back from its end.',
    source: page.trouble,
    sureness: 'older-docs',
    reading:
      'REJECTED and COMPLETED are final, and CANCELLED is for orders; for problems the latter is inferred. A KCI that arrives late, but comes before the end by its number, is in order, and one that repeats the final state is noted.',
    operations,
    judgedBy: 'A later KCI with another status after a final one fails.',
  },
  'KCI-REJECTED-EARLY': {
    level: 'MUST',
    statement: 'A problem or order is rejected before it was acknowledged, not after.',
    source: page.problemState,
    sureness: 'older-docs',
    reading: 'TERMINATED, known from the side of tenants, may end as REJECTED later: that is noted.',
    operations,
    judgedBy: 'A KCI with the status REJECTED about what was acknowledged or committed to fails.',
  },
  'KCI-RETRY': {
    level: 'MAY',
    statement: 'A KCI that was answered with 500 or 503 is sent again.',
    source: page.olderUpdate,
    sureness: 'older-docs',
    operations,
    reading:
      'The documents call 503 temporary, and say nothing of sending again. Nothing is put off unless the profile asks for it with kcis.putOff.',
    judgedBy: 'Not judged: whether it came again, and after how long, is noted.',
  },
} as const satisfies Record<string, Requirement>;

/** The permanent id of a requirement of KCIs. */
export type KciRequirementId = keyof typeof kciRequirements;
