import { amendProblem, createProblem, sendUpdate } from '../../contract/requirements/index.js';
import {
  answersAmendment,
  checks,
  statusIn,
  everyKci,
  expect,
  expectChange,
  expectKci,
  expectRefusedNowOrLater,
  expectSoundKcis,
  problemChanges,
  suite,
  violates,
  type Given,
  type Kci,
  type KnownEntity,
  type OpenResolution,
  type Problem,
  type Reply,
  type TestContext,
} from '../../harness/index.js';

/** A service problem that goes through a lifecycle. */
interface Run {
  /** The answer that accepted it. */
  readonly reply: Reply;
  readonly problem: Problem;
  readonly entities: readonly KnownEntity[];
  /** The number of KCI posts that arrived before it. */
  readonly posts: number;
}

suite(sendUpdate, 'the lifecycle of a service problem', (test) => {
  test(
    'one KCI reports that a service problem is held, another that it is resumed',
    checks('lifecycle.problem-held', ['SP-STATE-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given }) => {
      given.canProvoke('holdServiceProblem', 'resumeServiceProblem');
      const { reply, problem, entities, posts } = await begin(given);

      await expectChange(reply, given, problem, 'holdServiceProblem', problemChanges.held);
      await expectChange(reply, given, problem, 'resumeServiceProblem', problemChanges.resumed);
      expectSoundKcis(reply, given, entities, posts);
    },
  );

  test(
    'a KCI asks for the information that a service problem needs, and an amendment gives it',
    checks('lifecycle.problem-information', ['SP-STATE-KCI', 'SP-AMEND-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given, problems, supplier }) => {
      given.canProvoke('requestInformation');
      await given.ensureAccepted(amendProblem);
      const { reply, problem, entities, posts } = await begin(given);

      await expectChange(reply, given, problem, 'requestInformation', problemChanges.informationRequired);
      const after = given.kcisSoFar;
      const body = problems.amendment(problem);
      const amendment = await supplier.send({ operation: amendProblem, body });
      await given.leaveOpen(amendment, 'The supplier decides whether this amendment contains the information.');
      if (amendment.status === 202)
        await expectKci(amendment, given, {
          subject: { id: problem.id },
          about: `service problem ${problem.id}`,
          by: 'SP-AMEND-KCI',
          because: 'The requested amendment was answered 202',
          does: 'applies or rejects the amendment',
          fits: (kci) => answersAmendment(kci, body),
          after,
          since: amendment.exchange.startedAt,
          isPromise: true,
        });
      expectSoundKcis(amendment, given, entities, posts);
    },
  );

  test(
    'a service problem whose resolution is accepted is completed',
    checks('lifecycle.resolution-accepted', ['SP-STATE-KCI', 'SP-AMEND-ENDED', 'SP-REJECTION-CODE', ...everyKci], {
      kind: 'lifecycle',
    }),
    async ({ given, problems, supplier }) => {
      given.canProvoke('resolveServiceProblem');
      await given.ensureAccepted(amendProblem);
      const { reply, problem, entities, posts } = await begin(given);
      const resolution = await resolved(given, problems, reply, problem);
      const after = given.kcisSoFar;
      const decision = await given.accepted(problems.decision(resolution, { status: 'ACCEPTED' }));
      const kci = await given.unpromisedKci(problem, after);

      const status = kci && isIssuedSince(kci, decision.exchange.startedAt) ? statusIn(kci) : undefined;
      if (kci && status !== undefined && problemChanges.reopened.fits(kci))
        violates(
          decision,
          'KCI-AFTER-END',
          {
            reason: 'The resolution was accepted, but a later KCI shows the service problem as in progress.',
            expected: 'COMPLETED, or no KCI',
            actual: JSON.stringify(status),
            pointer: '/serviceProblem/status',
          },
          sendUpdate,
        );
      expectSoundKcis(decision, given, entities, posts);
      const sent = given.kcisSoFar;
      if (!(await problems.isShownCompleted(problem, decision, after))) return;
      const amendment = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });
      await expectRefusedNowOrLater(amendment, given, {
        about: problem,
        by: 'SP-AMEND-ENDED',
        confirmedBy: 'AMENDED',
        after: sent,
        otherwise: 'SP-REJECTION-CODE',
      });
    },
  );

  test(
    'a service problem whose resolution is rejected is in progress again until it is resolved once more',
    checks('lifecycle.resolution-rejected', ['SP-STATE-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given, problems }) => {
      given.canProvoke('resolveServiceProblem');
      const { reply, problem, entities, posts } = await begin(given);
      const first = await resolved(given, problems, reply, problem);
      const after = given.kcisSoFar;
      const rejection = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
      const decision = await given.accepted(problems.decision(first, rejection));
      const { startedAt: since } = decision.exchange;
      const kci = await given.unpromisedKci(problem, after);

      if (kci && isIssuedSince(kci, since) && !problemChanges.reopened.fits(kci))
        await expectKci(decision, given, {
          ...problemChanges.reopened,
          subject: { id: problem.id },
          about: `service problem ${problem.id}`,
          after,
          since,
        });
      const second = await resolved(given, problems, decision, problem);
      expect(second.problem).toBe(problem);
      expectSoundKcis(decision, given, entities, posts);
    },
  );

  test(
    'the resolutions of several service problems have different references',
    checks('lifecycle.resolution-references', ['SP-STATE-KCI', ...everyKci], { kind: 'lifecycle' }),
    async ({ given, problems }) => {
      given.canProvoke('resolveServiceProblem');
      const runs: Run[] = [];
      for (let count = 0; count < 3; count++) {
        const run = await begin(given);
        await resolved(given, problems, run.reply, run.problem);
        runs.push(run);
      }
      const [first] = runs as [Run];
      expectSoundKcis(
        first.reply,
        given,
        runs.flatMap(({ entities }) => entities),
        first.posts,
      );
    },
  );
});

/** Raises a service problem and waits until it is acknowledged. */
async function begin(given: Given): Promise<Run> {
  const posts = given.conversations.posts;
  const request = await given.plainRequest(createProblem);
  const after = given.kcisSoFar;
  const reply = await given.accepted(request);
  const problem = await given.problems.acknowledged(request.body, reply);
  // A supplier that answers at once may also send a KCI; the next event must not overtake it.
  if (reply.status === 201) await given.unpromisedKci(problem, after);
  return { reply, problem, entities: [{ kind: 'service-problem', id: problem.id }], posts };
}

/** Has a service problem resolved and expects a KCI about it. */
async function resolved(
  given: Given,
  problems: TestContext['problems'],
  reply: Reply,
  problem: Problem,
): Promise<OpenResolution> {
  const { kci, answer } = await expectChange(reply, given, problem, 'resolveServiceProblem', problemChanges.resolved);
  return problems.resolutionNamedBy(problem, answer, kci);
}

/** A KCI that was issued before a decision is about the time before it, however late it arrives. */
function isIssuedSince({ body }: Kci, since: string): boolean {
  const { issuedOn } = body;
  return typeof issuedOn === 'string' && Date.parse(issuedOn) >= Date.parse(since);
}
