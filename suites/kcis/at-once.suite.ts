import { amendOrder, amendProblem, cancelOrder, cancelProblem, sendUpdate } from '../../contract/requirements/index.js';
import {
  answersAmendment,
  answersCancellation,
  checks,
  everyKci,
  expectSoundKcis,
  suite,
  type Given,
  type Kci,
  type KnownEntity,
  type PlainRequest,
  type TestContext,
} from '../../harness/index.js';

suite(sendUpdate, 'KCIs about what is amended and cancelled at the same time', (test) => {
  test(
    'a service problem that is amended and cancelled at the same time has KCIs that do not contradict each other',
    checks('kci.problem-at-once', everyKci, { kind: 'kci' }),
    async ({ given, supplier, problems }) => {
      for (const operation of [amendProblem, cancelProblem]) await given.ensureAccepted(operation);
      const posts = given.conversations.posts;
      const problem = await problems.problem();
      const amendment = { operation: amendProblem, body: problems.amendment(problem) };
      const cancellation = { operation: cancelProblem, body: problems.cancellation(problem) };

      await changeAtOnce(
        given,
        supplier,
        { kind: 'service-problem', id: problem.id },
        { amendment, cancellation, posts },
      );
    },
  );

  test(
    'an order that is amended and cancelled at the same time has KCIs that do not contradict each other',
    checks('kci.order-at-once', everyKci, { kind: 'kci' }),
    async ({ given, supplier, orders }) => {
      for (const operation of [amendOrder, cancelOrder]) await given.ensureAccepted(operation);
      const posts = given.conversations.posts;
      const order = await orders.order();
      const amendment = { operation: amendOrder, body: orders.amendment(order) };
      const cancellation = { operation: cancelOrder, body: orders.cancellation(order) };

      await changeAtOnce(given, supplier, { kind: 'service-order', id: order.id }, { amendment, cancellation, posts });
    },
  );
});

interface Changes {
  readonly amendment: PlainRequest;
  readonly cancellation: PlainRequest;
  /** The number of the latest post before. */
  readonly posts: number;
}

/** Sends an amendment and a cancellation together: either may be refused. Judges all KCIs once both are settled. */
async function changeAtOnce(
  given: Given,
  supplier: TestContext['supplier'],
  entity: KnownEntity,
  { amendment, cancellation, posts }: Changes,
): Promise<void> {
  const after = given.kcisSoFar;
  const [amended, cancelled] = await Promise.all([supplier.send(amendment), supplier.send(cancellation)]);
  for (const reply of [amended, cancelled]) reply.journal.wasNotValid(reply);
  const answers = [
    amended.status === 202 ? (kci: Kci) => answersAmendment(kci, amendment.body) : undefined,
    cancelled.status === 202 ? answersCancellation : undefined,
  ];
  // That these KCIs come is judged elsewhere.
  for (const answer of answers) if (answer) await given.kci({ id: entity.id }, answer, after);
  if (answers.some((answer) => answer !== undefined)) await given.unpromisedKci({ id: entity.id }, given.kcisSoFar);
  expectSoundKcis(cancelled, given, [entity], posts);
}
