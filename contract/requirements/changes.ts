import { amendOrder, amendProblem, cancelOrder, cancelProblem, decideResolution, sendUpdate } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of amendments, cancellations and decisions, on service problems and on orders. */
export const changeRequirements = {
  'SP-AMEND-REFERENCE': {
    level: 'MUST',
    statement: 'Two amendments of service problems have two different supplier references.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The reference identifies one amendment. It is optional, so an answer without it passes.',
    operations: [amendProblem],
    judgedBy: 'Several service problems are amended. A reference that appears twice fails.',
  },
  'SP-CANCEL-REFERENCE': {
    level: 'MUST',
    statement: 'The cancellations of two service problems have two different supplier references.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The reference identifies one cancellation. It is optional, so an answer without it passes.',
    operations: [cancelProblem],
    judgedBy: 'Several service problems are cancelled. A reference that appears twice fails.',
  },
  'SP-AMEND-ONLY-NAMED': {
    level: 'SHOULD',
    statement: 'The 201 to an amendment shows the fields that it does not name as they were.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'Only the fields supplied change. The answer may show other fields of the service problem as they were.',
    operations: [amendProblem],
    judgedBy:
      'A field of the service problem that has another value, although the amendment does not name it, produces a warning.',
  },
  'SP-CANCEL-ONCE': {
    level: 'SHOULD',
    statement: 'Of two cancellations of one service problem at the same time, one is confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The second one finds a cancelled service problem. Nothing changes state, so this is a SHOULD.',
    operations: [cancelProblem],
    judgedBy: 'Two cancellations are sent at the same time. If both are answered 201, that produces a warning.',
  },
  'SP-AMEND-ONE': {
    level: 'MUST',
    statement: 'An amendment changes the one service problem that its answer names.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'An amendment is about one service problem. The documents do not say which one counts if the id and the reference name different ones: a confirmation for one of them is noted.',
    operations: [amendProblem],
    judgedBy:
      'With a KCI inbox and the stimulus holdServiceProblem: an amendment with the reference of another service problem fails if it changes both, or not the one that its answer names.',
  },
  'SP-CANCEL-ONE': {
    level: 'MUST',
    statement: 'A cancellation ends the one service problem that its answer names.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'A cancellation is about one service problem. The documents do not say which one counts if the id and the reference name different ones: a confirmation for one of them is noted.',
    operations: [cancelProblem],
    judgedBy:
      'A cancellation with the reference of another service problem fails if both refuse amendments afterwards, or not the one that its answer names.',
  },
  'SP-OTHER-TENANT': {
    level: 'MAY',
    statement: 'A request of one tenant about a service problem of another is refused.',
    source: page.serviceProblems,
    sureness: 'inferred',
    reading: 'No document mentions it. Tenants are competitors, so a confirmation is noted as a risk.',
    operations: [amendProblem, cancelProblem, decideResolution],
    judgedBy: 'Not judged: a confirmation of a request with another Tenant is noted as a risk.',
  },
  'SP-DECISION-KCI': {
    level: 'SHOULD',
    statement: 'After a decision on a resolution, a KCI reports the state of the service problem.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'KCIs are sent as the service problem moves from one state to another. The answer to a decision shows the status of the resolution, not that of the problem.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox and the stimulus resolveServiceProblem: no KCI about the problem within the KCI time-out after the decision produces a warning.',
  },
  'OR-AMEND-REFERENCE': {
    level: 'MUST',
    statement: 'Two amendments of orders have two different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one amendment. It may be left out.',
    operations: [amendOrder],
    judgedBy: 'Several orders are amended. A reference that appears twice fails.',
  },
  'OR-AMEND-ONLY-NAMED': {
    level: 'SHOULD',
    statement: 'The 201 to an amendment of an order shows the fields that it does not name as they were.',
    source: page.orderAmendment,
    sureness: 'guide',
    reading:
      'Only the fields supplied change. The body of the answer is not visible, so it may show other fields of the order or none.',
    operations: [amendOrder],
    judgedBy:
      'A field of the order that has another value, although the amendment does not name it, produces a warning.',
  },
  'OR-CANCEL-REFERENCE': {
    level: 'MUST',
    statement: 'The cancellations of two orders have two different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one cancellation. It may be left out.',
    operations: [cancelOrder],
    judgedBy: 'Several orders are cancelled. A reference that appears twice fails.',
  },
  'OR-CANCEL-ONCE': {
    level: 'SHOULD',
    statement: 'Of two cancellations of one order at the same time, one is confirmed.',
    source: page.cancelOrder,
    sureness: 'docs-1.15',
    reading: 'The second one finds a cancelled order. Nothing changes state, so this is a SHOULD.',
    operations: [cancelOrder],
    judgedBy: 'Two cancellations are sent at the same time. If both are answered 201, that produces a warning.',
  },
} as const satisfies Record<string, Requirement>;
