import { amendProblem, cancelProblem } from '../../contract/requirements/index.js';
import {
  checks,
  entityOf,
  expect,
  expectChange,
  isJsonObject,
  NotApplicable,
  problemChanges,
  statusIn,
  suite,
  violates,
  type Kci,
  type Problem,
  type Reply,
  type TestContext,
} from '../../harness/index.js';

const notes = 'Amended under the reference of another problem.';

suite(amendProblem, 'an amendment that names two service problems', (test) => {
  test(
    'an amendment with the id of one service problem and the reference of another is refused, or changes one of them',
    checks('amend-problem.reference-of-another', ['SP-AMEND-ONE']),
    async (context) => {
      const { given, problems, supplier } = context;
      given.canProvoke('holdServiceProblem');
      await given.ensureAccepted(amendProblem);
      const [one, other] = await twoProblems(context);
      const after = given.kcisSoFar;
      const body = { ...problems.amendmentOf(one, { notes }), supplierServiceProblemReference: other.reference ?? '' };
      const reply = await supplier.send({ operation: amendProblem, body });
      expect(reply).toBeAnswered();
      if (!reply.accepted) return;
      noteConfirmed(reply);
      if (reply.status === 202) await firstKci(given, [one, other], after);
      const changed: Problem[] = [];
      for (const problem of [one, other]) {
        const { kci } = await expectChange(reply, given, problem, 'holdServiceProblem', problemChanges.held);
        if (entityOf(kci)?.['notes'] === notes) changed.push(problem);
      }
      const shown = shownAlone(given, [one, other], after, ({ body: kci }) => kci['reasonCode'] === 'AMENDED');
      judgeChanged(reply, 'SP-AMEND-ONE', namedBy(reply, one, other) ?? shown, changed);
    },
  );
});

suite(cancelProblem, 'a cancellation that names two service problems', (test) => {
  test(
    'a cancellation with the id of one service problem and the reference of another is refused, or ends one of them',
    checks('cancel-problem.reference-of-another', ['SP-CANCEL-ONE']),
    async (context) => {
      const { given, problems, supplier } = context;
      for (const operation of [amendProblem, cancelProblem]) await given.ensureAccepted(operation);
      const [one, other] = await twoProblems(context);
      const after = given.kcisSoFar;
      const body = { ...problems.cancellation(one), supplierServiceProblemReference: other.reference ?? '' };
      const reply = await supplier.send({ operation: cancelProblem, body });
      expect(reply).toBeAnswered();
      if (!reply.accepted) return;
      noteConfirmed(reply);
      if (reply.status === 202) await firstKci(given, [one, other], after);
      const ended: Problem[] = [];
      for (const problem of [one, other]) {
        const amendment = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });
        amendment.journal.wasNotValid(amendment);
        if (amendment.refused) ended.push(problem);
      }
      const shown = shownAlone(given, [one, other], after, (kci) => statusIn(kci) === 'CANCELLED');
      judgeChanged(reply, 'SP-CANCEL-ONE', namedBy(reply, one, other) ?? shown, ended);
    },
  );
});

/** Two service problems, each with its reference. */
async function twoProblems({ problems }: TestContext): Promise<readonly [Problem, Problem]> {
  const [one, other] = [await problems.problem(), await problems.problem()];
  if (one.reference === undefined || other.reference === undefined)
    throw new NotApplicable('The supplier hands out no reference that can be quoted.');
  return [one, other];
}

function noteConfirmed(reply: Reply): void {
  reply.journal.note(
    'A request with the id of one service problem and the reference of another is confirmed, for one of the two.',
  );
}

/** Waits for the first KCI about either of two service problems. */
async function firstKci(given: TestContext['given'], pair: readonly Problem[], after: number): Promise<void> {
  await Promise.race(pair.map(({ id }) => given.unpromisedKci({ id }, after)));
}

/** The one of two service problems that alone has a KCI of a kind. */
function shownAlone(
  given: TestContext['given'],
  pair: readonly Problem[],
  after: number,
  fits: (kci: Kci) => boolean,
): Problem | undefined {
  const shown = pair.filter(({ id }) => given.kcisAbout({ id }, after).some(fits));
  return shown.length === 1 ? shown[0] : undefined;
}

/** Judges what became of two service problems that one request named, and its answer or its KCI but one of them, if any. */
function judgeChanged(
  reply: Reply,
  requirement: 'SP-AMEND-ONE' | 'SP-CANCEL-ONE',
  named: Problem | undefined,
  changed: readonly Problem[],
): void {
  const isOtherThanNamed = named !== undefined && changed.length === 1 && changed[0] !== named;
  if (changed.length < 2 && !isOtherThanNamed) return;
  violates(reply, requirement, {
    reason:
      'A request with the id of one service problem and the reference of another is confirmed, and changes more than its answer names.',
    expected: named ? `a change of service problem ${named.id}` : 'a refusal, or a change of one service problem',
    actual: `a change of ${changed.map(({ id }) => `service problem ${id}`).join(' and ')}`,
  });
}

/** The service problem that an answer names with its id and its reference, where it names one alone. */
function namedBy({ body }: Reply, one: Problem, other: Problem): Problem | undefined {
  if (!isJsonObject(body)) return undefined;
  const { serviceProblemId, supplierServiceProblemReference: reference } = body;
  return [one, other].find((problem) => problem.id === serviceProblemId && problem.reference === reference);
}
