import { amendOrder, cancelOrder, createEthernetOrder, createOrder, sendUpdate } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Order Management. */
export const orderRequirements = {
  'OR-CREATE-BODY': {
    level: 'MUST',
    statement: 'The fields in the 201 to an order have the documented types.',
    source: page.orders,
    sureness: 'docs-1.15',
    reading:
      "The order comes back as it was sent, with the supplier's reference and a status. The full list of fields is not visible.",
    operations: [createOrder],
    judgedBy:
      'The body must be a JSON object. Each known field that is present is checked against the ServiceOrder schema.',
  },
  'OR-CREATE-STATUS': {
    level: 'MUST',
    statement: 'A 201 to an order does not show it as rejected or ended.',
    source: page.orders,
    sureness: 'docs-1.15',
    reading:
      'The 201 acknowledges (ACKNOWLEDGED) or commits (IN_PROGRESS). REJECTED, CANCELLED, FAILED, PARTIAL, COMPLETED, PENDING_AMENDMENT and PENDING_CANCELLATION contradict that. The list of statuses is not visible, so others produce a warning: OR-CREATE-STATUS-DESCRIBED.',
    operations: [createOrder, createEthernetOrder],
    judgedBy: 'If the answer has a status, it must not be one of those.',
  },
  'OR-CREATE-STATUS-DESCRIBED': {
    level: 'SHOULD',
    statement: 'A 201 to an order has the status ACKNOWLEDGED or IN_PROGRESS.',
    source: page.orders,
    sureness: 'docs-1.15',
    operations: [createOrder, createEthernetOrder],
    reading:
      'The page describes these two for a 201. The answer to an Ethernet order is not visible, so it may have no status.',
    judgedBy:
      'Another status that does not contradict the answer, such as HELD, SENT_TO_SUPPLIER or acknowledged, produces a warning, because it is not described for this answer. So does a 201 to a plain order without a status.',
  },
  'OR-COMMIT-DATES': {
    level: 'SHOULD',
    statement: 'A 201 that shows an order as IN_PROGRESS has committedDate and targetDate.',
    source: page.kciExamples,
    sureness: 'guide',
    reading: 'The guide asks for both with IN_PROGRESS. The answer itself is not visible, so this is a SHOULD.',
    operations: [createOrder],
    judgedBy: 'A new order that is IN_PROGRESS and lacks either date produces a warning.',
  },
  'OR-REFERENCE-UNIQUE': {
    level: 'MUST',
    statement: 'Different orders have different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one order; it may be absent.',
    operations: [createOrder],
    judgedBy: 'Several orders are placed. A reference that appears twice fails.',
  },
  'OR-REFERENCE-USABLE': {
    level: 'SHOULD',
    statement: "A cancellation that quotes the supplier's reference of the order is accepted.",
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    reading:
      'The reference is an optional field of the cancellation, without a visible pattern. Each half follows its own schema, so refusing it is a SHOULD.',
    operations: [createOrder],
    judgedBy:
      "Refusing a cancellation that quotes the supplier's own reference produces a warning if one with only the order's id is accepted.",
  },
  'OR-REJECTION-CODE': {
    level: 'SHOULD',
    statement: 'A well-formed request about an order that is rejected or impossible is answered 422.',
    source: page.orders,
    sureness: 'docs-1.15',
    operations: [amendOrder, cancelOrder],
    judgedBy:
      'Another documented rejection (400, 401, 403) of a request about an unknown or ended order produces a warning.',
  },
  'OR-AMEND-UNKNOWN': {
    level: 'MUST',
    statement: 'An amendment of an order that does not exist is not confirmed.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    operations: [amendOrder],
    judgedBy: 'A 201 to an amendment of an order that was never placed fails.',
  },
  'OR-AMEND-ENDED': {
    level: 'MUST',
    statement: 'An amendment of a cancelled or completed order is not confirmed.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    reading:
      'Only orders in flight can be amended; CANCELLED and COMPLETED are final. That an order has ended must have been shown: by a 201 to a cancellation, or by a KCI with the final status.',
    operations: [amendOrder],
    judgedBy: 'Confirming an amendment after the end of the order was shown fails.',
  },
  'OR-CANCEL-BODY': {
    level: 'MUST',
    statement: 'The fields in the 201 to a cancellation of an order have the documented types.',
    source: page.cancelOrder,
    sureness: 'older-docs',
    reading: 'The documents do not show which fields are required, so an absence is only noted.',
    operations: [cancelOrder],
    judgedBy:
      'The body must be a JSON object. Each documented field that is present is checked against the ServiceOrderCancellation schema.',
  },
  'OR-CANCEL-UNKNOWN': {
    level: 'MUST',
    statement: 'A cancellation of an order that does not exist is not confirmed.',
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    operations: [cancelOrder],
    judgedBy: 'A 201 to a cancellation of an order that was never placed fails.',
  },
  'OR-CANCEL-ENDED': {
    level: 'MUST',
    statement: 'A cancellation of a completed order is not confirmed.',
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    reading:
      'Only orders in flight can be cancelled; COMPLETED is final, once a KCI has shown it. A second cancellation is covered by OR-CANCEL-TWICE.',
    operations: [cancelOrder],
    judgedBy: 'Confirming a cancellation after a KCI has shown the order as completed fails.',
  },
  'OR-CANCEL-TWICE': {
    level: 'SHOULD',
    statement: 'A second cancellation of a cancelled order is not confirmed.',
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    reading: 'Only orders in flight can be cancelled. Confirming it again changes no status, so this is a SHOULD.',
    operations: [cancelOrder],
    judgedBy: 'Confirming a cancellation of an order whose cancellation was confirmed before produces a warning.',
  },
  'OR-CREATE-KCI': {
    level: 'MUST',
    statement: 'After a 202 to an order, a KCI acknowledges or rejects it.',
    source: page.orders,
    sureness: 'docs-1.15',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox: no KCI with ACKNOWLEDGED, IN_PROGRESS or REJECTED within the KCI time-out fails, even if others of several have theirs.',
  },
  'OR-CREATE-STATE-KCI': {
    level: 'SHOULD',
    statement: 'After a 202 to an order, its first state in KCIs is ACKNOWLEDGED, IN_PROGRESS or REJECTED.',
    source: page.orders,
    sureness: 'docs-1.15',
    reading: 'A later state with the reference of the order shows that it was taken up, though no KCI says so.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox: KCIs with a later state and the reference alone, within the KCI time-out, produce a warning.',
  },
  'OR-AMEND-KCI': {
    level: 'MUST',
    statement: 'After a 202 to an amendment of an order, a KCI says whether it was applied or rejected.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    operations: [sendUpdate],
    reading:
      'AMENDED, or the new values, say that it is applied; AMENDMENT_REJECTED, RESUBMIT, or UPDATE with a text or a problem code, that it is not. PENDING_AMENDMENT says neither.',
    judgedBy:
      'With a KCI inbox: no such KCI about the order after the amendment, within the KCI time-out, fails, even if only one of several is missing.',
  },
  'OR-CANCEL-KCI': {
    level: 'MUST',
    statement: 'After a 202 to a cancellation of an order, a KCI says whether it was completed or rejected.',
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    operations: [sendUpdate],
    reading: 'CANCELLED says that it is completed, any other state that it is not, except the pending ones.',
    judgedBy:
      'With a KCI inbox: no KCI with one of these states after the cancellation, within the KCI time-out, fails, even if only one of several is missing.',
  },
  'OR-STATE-KCI': {
    level: 'MUST',
    statement:
      'When an order is delayed, resumed or completed, or a service is ceased without a request, a KCI reports it.',
    source: page.updates,
    sureness: 'docs-1.8',
    reading:
      'DELAY reports a delay in any working state, and so does UPDATE, the general reason, with the state HELD. RESUMED, or UPDATE with a working state, reports its end. COMPLETED, or UPDATE with the state COMPLETED or PARTIAL, reports completion. An unsolicited cease is a separate new order, reported with CREATED.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox and a stimulus: it fails if no such KCI arrives within the KCI time-out after the stimulus.',
  },
  'OR-ANSWER-STYLE': {
    level: 'MAY',
    statement: 'A supplier answers an order with 201 at once, or with 202 and reports the outcome later by KCI.',
    source: page.orders,
    sureness: 'docs-1.15',
    operations: [createOrder, amendOrder, cancelOrder, createEthernetOrder],
    judgedBy: 'Not judged. Both pass.',
    notTestedBecause: 'The documents leave this choice to the supplier.',
  },
} as const satisfies Record<string, Requirement>;
