import { amendProblem, cancelProblem, decideResolution } from '../../../contract/requirements/index.js';
import type { Context } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import type { Objection } from '../../messages/objection.js';
import { problemOf } from '../../operations/problem-in-flight.js';
import type { Problem, ProblemBook } from '../../state/problem-book.js';
import { Tally } from '../../variations/tally.js';

const amendments = new Tally<Problem>();
const refusedAmendments = new Tally<Problem>();
const rejections = new Tally<Problem>();
const lastAmended = new WeakMap<ProblemBook, Problem>();
const lastCancelled = new WeakMap<ProblemBook, Problem>();

/** Whether an objection is that a problem is cancelled, and something has happened to that problem before. */
function endedAnd({ kind }: Objection, context: Context, happened: (problem: Problem) => boolean): boolean {
  const problem = problemOf(context);
  return kind === 'problem-ended' && problem?.status === 'CANCELLED' && happened(problem);
}

function isAmendment({ request }: Context): boolean {
  return request.operation === amendProblem;
}

/** Counts the amendments of each problem that are accepted. */
function countAmendment(context: Context, objection: Objection | undefined): void {
  const problem = problemOf(context);
  if (problem && !objection && isAmendment(context)) amendments.add(problem);
}

/** Forgets what a problem has come to, but only after a certain order of events. */
export const endedProblems: readonly Fault[] = [
  {
    name: 'twice-amended-problem-amended-after-end',
    requirement: 'SP-AMEND-ENDED',
    operation: amendProblem,
    description: 'Confirms an amendment of a cancelled problem that was amended twice before.',
    behaviour: {
      overlooks: (objection, context) => endedAnd(objection, context, (problem) => amendments.of(problem) >= 2),
      answers: (answer, context, objection) => {
        countAmendment(context, objection);
        return answer;
      },
    },
  },
  {
    name: 'cancelled-problem-amended-on-insistence',
    requirement: 'SP-AMEND-ENDED',
    operation: amendProblem,
    description: 'Refuses an amendment of a cancelled problem once, and confirms the next one.',
    behaviour: {
      overlooks: (objection, context) => endedAnd(objection, context, (problem) => refusedAmendments.of(problem) > 0),
      answers: (answer, context, objection) => {
        const problem = problemOf(context);
        if (problem && objection?.kind === 'problem-ended') refusedAmendments.add(problem);
        return answer;
      },
    },
  },
  {
    name: 'reference-of-another-on-return',
    requirement: 'API-UNCHANGED',
    operation: amendProblem,
    description: 'Answers a later amendment with the reference of the problem that was amended in between.',
    mode: 'sync',
    behaviour: {
      answers: (answer, context, objection) => {
        const problem = problemOf(context);
        if (!problem || objection) return answer;
        const between = lastAmended.get(context.book);
        lastAmended.set(context.book, problem);
        const returns = amendments.add(problem) > 1 && between !== undefined && between !== problem;
        const { supplierServiceProblemReference: quoted } = context.body;
        return !returns || quoted === undefined
          ? answer
          : {
              ...answer,
              body: { ...(answer.body as object), supplierServiceProblemReference: between.reference },
            };
      },
    },
  },
  {
    name: 'amended-problem-cancelled-twice',
    requirement: 'SP-CANCEL-TWICE',
    operation: cancelProblem,
    description: 'Confirms a second cancellation of a problem that was amended before the first.',
    scope: [amendProblem, cancelProblem],
    behaviour: {
      overlooks: (objection, context) =>
        !isAmendment(context) && endedAnd(objection, context, (problem) => amendments.of(problem) > 0),
      answers: (answer, context, objection) => {
        countAmendment(context, objection);
        return answer;
      },
    },
  },
  {
    name: 'problem-cancelled-again-after-another',
    requirement: 'SP-CANCEL-TWICE',
    operation: cancelProblem,
    description: 'Confirms a second cancellation of a problem once another problem was cancelled.',
    behaviour: {
      overlooks: (objection, context) =>
        endedAnd(objection, context, (problem) => lastCancelled.get(context.book) !== problem),
      answers: (answer, context, objection) => {
        const problem = problemOf(context);
        if (problem && !objection) lastCancelled.set(context.book, problem);
        return answer;
      },
    },
  },
  {
    name: 'reopened-problem-rejected-after-end',
    requirement: 'SP-RESOLVE-ENDED',
    operation: decideResolution,
    description: 'Confirms a rejection after the acceptance, if an earlier resolution was rejected.',
    behaviour: {
      overlooks: ({ kind }, { book, request, body }) => {
        const resolution = book.resolution(request.pathId);
        const concerns = kind === 'resolution-decided' || kind === 'problem-ended';
        if (!concerns || resolution?.decision !== 'ACCEPTED') return false;
        return body['status'] === 'REJECTED' && rejections.of(resolution.problem) > 0;
      },
      answers: (answer, { book, request, body }, objection) => {
        const resolution = book.resolution(request.pathId);
        if (resolution && !objection && body['status'] === 'REJECTED') rejections.add(resolution.problem);
        return answer;
      },
    },
  },
];
