import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createProblem,
  sendUpdate,
} from '../../contract/requirements/index.js';
import {
  checks,
  statusIn,
  everyKci,
  expectSoundKcis,
  suite,
  type Given,
  type Kci,
  type KnownEntity,
  type PlainRequest,
  type Reply,
} from '../../harness/index.js';

suite(sendUpdate, 'KCIs from the beginning to the end of a conversation', (test) => {
  test(
    'every KCI about a service problem, from its creation to its cancellation, is as documented',
    checks('kci.service-problem', everyKci, { kind: 'kci' }),
    async ({ given, supplier, problems, profile }) => {
      const since = given.conversations.posts;
      const entities: KnownEntity[] = [];
      const { unknownServiceId } = profile.testData;
      if (unknownServiceId !== undefined) {
        const { operation, body } = await given.plainRequest(createProblem);
        const refused = await supplier.send({ operation, body: { ...body, serviceId: unknownServiceId } });
        if (refused.refused) entities.push({ kind: 'service-problem', id: body['id'] as number });
      }
      for (const operation of [amendProblem, cancelProblem]) await given.ensureAccepted(operation);

      const problem = await problems.problem();
      await sendAndAwaitKci(given, problem, { operation: amendProblem, body: problems.amendment(problem) });
      const end = await sendAndAwaitKci(given, problem, {
        operation: cancelProblem,
        body: problems.cancellation(problem),
      });
      // Late KCIs about the first problem have time to arrive while the next one begins.
      const next = await problems.problem();

      for (const { id } of [problem, next]) entities.push({ kind: 'service-problem', id });
      expectSoundKcis(end, given, entities, since);
    },
  );

  test(
    'a KCI about a service problem has its notes as they were sent, with white space at both ends',
    checks('kci.notes-as-sent', ['KCI-OUTER-SPACE', ...everyKci.filter((id) => id !== 'KCI-OUTER-SPACE')], {
      kind: 'kci',
    }),
    async ({ given, supplier }) => {
      const posts = given.conversations.posts;
      const request = await given.plainRequest(createProblem);
      const id = request.body['id'] as number;
      const after = given.kcisSoFar;
      const notes = ' The light is red in Zoe\u0308\u2019s flat. ';
      const reply = await supplier.send({ ...request, body: { ...request.body, notes } });
      await given.leaveOpen(reply, 'White space at the ends of a text may be refused.');
      if (reply.status === 202) await given.kci({ id }, (kci: Kci) => statusIn(kci) !== undefined, after);
      else await given.unpromisedKci({ id }, after);

      expectSoundKcis(reply, given, [{ kind: 'service-problem', id }], posts);
    },
  );

  test(
    'every KCI about an order, from its creation to its cancellation, is as documented',
    checks('kci.order', everyKci, { kind: 'kci' }),
    async ({ given, orders }) => {
      const since = given.conversations.posts;
      for (const operation of [amendOrder, cancelOrder]) await given.ensureAccepted(operation);

      const order = await orders.order();
      await sendAndAwaitKci(given, order, { operation: amendOrder, body: orders.amendment(order) });
      const end = await sendAndAwaitKci(given, order, { operation: cancelOrder, body: orders.cancellation(order) });
      const next = await orders.order();

      const entities = [order, next].map(({ id }) => ({ kind: 'service-order', id }) as const);
      expectSoundKcis(end, given, entities, since);
    },
  );
});

/**
 * Sends a request about an entity, and waits for the KCI that a 202 promises. Other test purposes check that it comes.
 */
async function sendAndAwaitKci(given: Given, { id }: { readonly id: number }, request: PlainRequest): Promise<Reply> {
  const after = given.kcisSoFar;
  const reply = await given.accepted(request);
  if (reply.status === 202) await given.kci({ id }, (kci: Kci) => statusIn(kci) !== undefined, after);
  return reply;
}
