import { amendProblem, cancelProblem, decideResolution } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, NotApplicable, refusal, suite, violates } from '../../harness/index.js';

const accepted = acceptance(decideResolution);

suite(decideResolution, 'decide on the resolution of a service problem', (test) => {
  test(
    'a plain decision on an open resolution is answered with the resolution',
    checks('service-problem-resolution.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(decideResolution);

      expect(reply).toBeAccepted();
    },
  );

  for (const [id, decision] of Object.entries({
    'accepted-with-notes': { status: 'ACCEPTED', tenantNotes: 'Works again, thank you.' },
    accepted: { status: 'ACCEPTED' },
    rejected: { status: 'REJECTED', tenantNotes: 'The problem was not resolved' },
  }))
    test(
      `the decision ${id.replaceAll('-', ' ')} is answered with the resolution`,
      checks(`service-problem-resolution.${id}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, problems, supplier }) => {
        await given.ensureAccepted(decideResolution);
        const reply = await supplier.send(problems.decision(await problems.openResolution(), decision));

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a rejection without notes, where it is accepted, is answered with the resolution',
    checks('service-problem-resolution.rejected-without-notes', accepted),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(decideResolution);
      const reply = await supplier.send(problems.decision(await problems.openResolution(), { status: 'REJECTED' }));
      await given.leaveOpen(
        reply,
        'The notes are optional, but a reason is expected with REJECTED, so both readings pass.',
      );

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a decision on an unknown resolution is refused with 422',
    checks('service-problem-resolution.unknown', ['SP-RESOLVE-UNKNOWN', 'SP-REJECTION-CODE', ...refusal], {
      smoke: true,
    }),
    async ({ given, problems, supplier }) => {
      const decision = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
      const reply = await supplier.send(problems.decision({ id: 'NEVER_HANDED_OUT_0' }, decision));

      expect(reply).toBeRejected({ by: 'SP-RESOLVE-UNKNOWN', described: [422], otherwise: 'SP-REJECTION-CODE' });
      await given.ensureAccepted(decideResolution);
    },
  );

  test(
    'a service problem whose resolution is rejected accepts changes again',
    checks('service-problem-resolution.reopens', ['SP-RESOLVE-REOPENS'], { kind: 'lifecycle' }),
    async ({ given, problems, supplier }) => {
      for (const operation of [amendProblem, cancelProblem]) await given.ensureAccepted(operation);
      const resolution = await problems.openResolution();
      const { problem } = resolution;
      if (!problem) throw problems.unresolved('The problem of the resolution is not known.');
      const rejection = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
      const reply = await supplier.send(problems.decision(resolution, rejection));
      await given.leaveOpen(reply, 'The rejection was refused.');
      const amendment = await supplier.send({ operation: amendProblem, body: problems.amendment(problem) });
      if (!amendment.refused) return;
      const cancellation = await supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) });
      if (!cancellation.refused) return;

      violates(reply, 'SP-RESOLVE-REOPENS', {
        reason: 'The resolution was rejected, but the service problem can be neither amended nor cancelled.',
        expected: 'a service problem that is in progress again',
        actual: `the amendment: ${amendment.summary}; the cancellation: ${cancellation.summary}`,
      });
    },
  );

  test(
    'a rejection of an accepted resolution is refused with 422',
    checks(
      'service-problem-resolution.rejected-after-accepted',
      ['SP-RESOLVE-ENDED', 'SP-REJECTION-CODE', ...refusal],
      {
        kind: 'lifecycle',
      },
    ),
    async ({ problems, supplier }) => {
      const { resolution } = await problems.completedProblem();
      const decision = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
      const reply = await supplier.send(problems.decision(resolution, decision));

      expect(reply).toBeRejected({ by: 'SP-RESOLVE-ENDED', described: [422], otherwise: 'SP-REJECTION-CODE' });
    },
  );

  test(
    'a decision on the resolution of a cancelled service problem is refused with 422',
    checks('service-problem-resolution.after-cancellation', ['SP-RESOLVE-CANCELLED', 'SP-REJECTION-CODE', ...refusal], {
      kind: 'lifecycle',
    }),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(decideResolution);
      const resolution = await problems.openResolution();
      if (!resolution.problem) throw problems.unresolved('The problem of the resolution is not known.');
      const body = problems.cancellation(resolution.problem);
      const cancellation = await supplier.send({ operation: cancelProblem, body });
      if (cancellation.status !== 201)
        throw new NotApplicable("Whether a resolved problem can be cancelled is the supplier's to say.");
      const reply = await supplier.send(problems.decision(resolution, { status: 'ACCEPTED' }));

      expect(reply).toBeRejected({ by: 'SP-RESOLVE-CANCELLED', described: [422], otherwise: 'SP-REJECTION-CODE' });
    },
  );
});
