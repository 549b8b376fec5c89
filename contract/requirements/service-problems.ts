import type { Requirement } from './requirement.js';
import { amendProblem, cancelProblem, createProblem, decideResolution, sendUpdate } from './operations.js';
import { page } from './sources.js';

/** Requirements of Service Problem Management. */
export const serviceProblemRequirements = {
  'SP-CREATE-BODY': {
    level: 'MUST',
    statement: 'The 201 to a service problem has the documented fields, with their types, limits and values.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The status PENDING, shown only in the guide, passes, as does any value that repeats the request.',
    operations: [createProblem],
    judgedBy: 'The body is checked against the ServiceProblem schema.',
  },
  'SP-CREATE-STATUS': {
    level: 'MUST',
    statement: 'A 201 to a service problem does not show it as rejected or ended.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The 201 acknowledges (ACKNOWLEDGED) or commits (IN_PROGRESS). REJECTED, CANCELLED, RESOLVED, COMPLETED, PENDING_AMENDMENT and PENDING_CANCELLATION contradict that.',
    operations: [createProblem],
    judgedBy: 'The status of a new problem must not be one of those.',
  },
  'SP-CREATE-STATUS-DESCRIBED': {
    level: 'SHOULD',
    statement: 'A 201 to a service problem has the status ACKNOWLEDGED or IN_PROGRESS.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [createProblem],
    judgedBy:
      'HELD, NETWORK_INCIDENT or PENDING produces a warning: it is possible, but not described for this answer.',
  },
  'SP-CREATE-REFERENCE': {
    level: 'SHOULD',
    statement: "A 201 to a service problem has the supplier's reference.",
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The text says that the answer should contain it, but the field is optional.',
    operations: [createProblem],
    judgedBy: 'A 201 without supplierReference produces a warning.',
  },
  'SP-REFERENCE-UNIQUE': {
    level: 'MUST',
    statement: 'Different service problems have different supplier references.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [createProblem],
    judgedBy: 'Several problems are raised. A reference that appears twice fails.',
  },
  'SP-REFERENCE-USABLE': {
    level: 'SHOULD',
    statement: 'The supplier accepts its own reference when it is quoted back.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The answer to a creation allows any 1 to 50 characters as a reference, but amendments and cancellations have a pattern. A supplier that follows both schemas to the letter can refuse its own reference: the documents contradict themselves, so this is a SHOULD.',
    operations: [createProblem],
    judgedBy: 'Refusing a cancellation that quotes a reference outside the pattern produces a warning.',
  },
  'SP-CREATE-VALIDATES': {
    level: 'SHOULD',
    statement: 'A service problem for an unknown service is rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [createProblem],
    judgedBy: 'Only if the profile has an unknownServiceId: a 201 produces a warning.',
  },
  'SP-REJECTION-CODE': {
    level: 'SHOULD',
    statement: 'A well-formed request that is rejected or impossible is answered 422.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [createProblem, amendProblem, cancelProblem, decideResolution],
    judgedBy:
      'Another documented rejection (400, 401, 403) of a request about an unknown or ended problem, or an unknown service, produces a warning.',
  },
  'SP-AMEND-BODY': {
    level: 'MUST',
    statement: 'The 201 to an amendment has the documented fields, with their types, limits and values.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [amendProblem],
    judgedBy: 'The body is checked against the ServiceProblemAmendment schema.',
  },
  'SP-AMEND-UNKNOWN': {
    level: 'MUST',
    statement: 'An amendment of a service problem that does not exist is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [amendProblem],
    judgedBy: 'A 201 to an amendment of a problem that was never raised fails.',
  },
  'SP-AMEND-ENDED': {
    level: 'MUST',
    statement: 'An amendment of a cancelled or completed service problem is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Only problems in flight can be amended; cancelled and completed ones are not in flight. That a problem has ended must have been shown: by a 201 to a cancellation, a closedDate, or a KCI with the final status.',
    operations: [amendProblem],
    judgedBy: 'Confirming an amendment after the end of the problem was shown fails.',
  },
  'SP-CANCEL-BODY': {
    level: 'MUST',
    statement: 'The 201 to a cancellation has the documented fields, with their types, limits and values.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [cancelProblem],
    judgedBy: 'The body is checked against the ServiceProblemCancellation schema.',
  },
  'SP-CANCEL-UNKNOWN': {
    level: 'MUST',
    statement: 'A cancellation of a service problem that does not exist is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [cancelProblem],
    judgedBy: 'A 201 to a cancellation of a problem that was never raised fails.',
  },
  'SP-CANCEL-ENDED': {
    level: 'MUST',
    statement: 'A cancellation of a completed service problem is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Only problems in flight can be cancelled. That a problem is completed must have been shown: by a closedDate, or by a KCI with the status COMPLETED. A second cancellation is covered by SP-CANCEL-TWICE.',
    operations: [cancelProblem],
    judgedBy: 'Confirming a cancellation after the problem was shown as completed fails.',
  },
  'SP-CANCEL-TWICE': {
    level: 'SHOULD',
    statement: 'A second cancellation of a cancelled service problem is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'Only problems in flight can be cancelled. Confirming it again changes no status, so this is a SHOULD.',
    operations: [cancelProblem],
    judgedBy: 'Confirming a cancellation of a problem whose cancellation was confirmed before produces a warning.',
  },
  'SP-RESOLVE-BODY': {
    level: 'MUST',
    statement: 'The 200 to a decision on a resolution has the documented fields, with their types, limits and values.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'There are known to be more resolution codes than the ten shown, so the list is open.',
    operations: [decideResolution],
    judgedBy: 'The body is checked against the ServiceProblemResolution schema.',
  },
  'SP-RESOLVE-UNKNOWN': {
    level: 'MUST',
    statement: 'A decision on a resolution that does not exist is not confirmed.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [decideResolution],
    judgedBy: 'A 200 for an identifier that the supplier never issued fails.',
  },
  'SP-RESOLVE-ENDED': {
    level: 'MUST',
    statement: 'A decision does not reopen a completed service problem.',
    source: page.troubleProcess,
    sureness: 'older-docs',
    reading:
      'Repeating the same decision may get the same answer; reversing ACCEPTED may not, once the problem was shown as completed: by a closedDate, or by a KCI with the status COMPLETED. A decision on a cancelled problem is covered by SP-RESOLVE-CANCELLED.',
    operations: [decideResolution],
    judgedBy: 'A 200 to REJECTED after the problem was shown as completed fails.',
  },
  'SP-RESOLVE-CANCELLED': {
    level: 'SHOULD',
    statement: 'A decision on a cancelled service problem is not confirmed.',
    source: page.troubleProcess,
    sureness: 'older-docs',
    reading:
      'A cancelled problem has no resolution left to decide on. Confirming a decision changes no status, so this is a SHOULD.',
    operations: [decideResolution],
    judgedBy: 'A 200 to a decision after a confirmed cancellation produces a warning.',
  },
  'SP-RESOLVE-REOPENS': {
    level: 'MUST',
    statement: 'A service problem is in progress again after its resolution is rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'A supplier reports the status only by KCI. A problem that can be amended or cancelled is in progress.',
    operations: [decideResolution],
    judgedBy: 'Refusing both an amendment and a cancellation of the problem after a confirmed REJECTED fails.',
  },
  'SP-CREATE-KCI': {
    level: 'MUST',
    statement: 'After a 202 to a service problem, a KCI acknowledges it, with its reference, or rejects it.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox: no KCI with ACKNOWLEDGED or IN_PROGRESS and the reference, or with REJECTED, within the KCI time-out fails, even if others of several have theirs. A pending state does not count.',
  },
  'SP-CREATE-STATE-KCI': {
    level: 'SHOULD',
    statement: 'After a 202 to a service problem, its first state in KCIs is ACKNOWLEDGED, IN_PROGRESS or REJECTED.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'A later state with the reference of the problem shows that it was taken up, though no KCI says so.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox: KCIs with a later state and the reference alone, within the KCI time-out, produce a warning.',
  },
  'SP-AMEND-KCI': {
    level: 'MUST',
    statement: 'After a 202 to an amendment, a KCI says whether it was applied or rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [sendUpdate],
    reading:
      'AMENDED, or the new values, say that it is applied; AMENDMENT_REJECTED, RESUBMIT, or UPDATE with a text or a problem code, that it is not. PENDING_AMENDMENT says neither.',
    judgedBy:
      'With a KCI inbox: no such KCI about the problem after the amendment, within the KCI time-out, fails, even if only one of several is missing.',
  },
  'SP-CANCEL-KCI': {
    level: 'MUST',
    statement: 'After a 202 to a cancellation, a KCI says whether it was completed or rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [sendUpdate],
    reading: 'CANCELLED says that it is completed, any other state that it is not, except the pending ones.',
    judgedBy:
      'With a KCI inbox: no KCI with one of these states after the cancellation, within the KCI time-out, fails, even if only one of several is missing.',
  },
  'SP-STATE-KCI': {
    level: 'MUST',
    statement:
      'When a service problem is held, resumed, resolved or in progress again, or the tenant has to act, a KCI reports it.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Update events are sent as the service problem moves from one state to another. DELAY reports a hold in any working state, and so does UPDATE, the general reason, with the state HELD. RESUMED, or UPDATE with a working state, reports its end. INFORMATION_REQUIRED says that the tenant has to act; its state is not certain. The state RESOLVED under any reason reports that a problem is resolved. The answer to a decision already gives the outcome: a KCI may follow, but must not contradict it.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox and a stimulus: it fails if no such KCI arrives within the KCI time-out after the stimulus, or if a KCI after a rejected resolution shows the problem as resolved or ended.',
  },
  'SP-ANSWER-STYLE': {
    level: 'MAY',
    statement: 'A supplier answers 201 at once, or 202 and reports the outcome later by KCI.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: [createProblem, amendProblem, cancelProblem],
    judgedBy: 'Not judged. Both pass.',
    notTestedBecause: 'The documents leave this choice to the supplier.',
  },
} as const satisfies Record<string, Requirement>;
