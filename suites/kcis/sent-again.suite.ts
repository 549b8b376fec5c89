import { amendProblem, sendUpdate } from '../../contract/requirements/index.js';
import { checks, Inconclusive, NotApplicable, suite } from '../../harness/index.js';

suite(sendUpdate, 'a KCI that the Fibre Cafe could not accept', (test) => {
  test(
    'a KCI that was answered 503 is sent again',
    checks('kci.sent-again', ['KCI-RETRY'], { kind: 'kci' }),
    async ({ given, problems, note }) => {
      await given.ensureAccepted(amendProblem);
      const problem = await problems.problem();
      const after = given.kcisSoFar;
      const deferral = given.deferOnce({ id: problem.id });
      const reply = await given.accepted({ operation: amendProblem, body: problems.amendment(problem) });
      const again = reply.status === 202 ? await given.kci({ id: problem.id }, () => true, after) : undefined;
      deferral.lift();

      if (reply.status !== 202) throw new NotApplicable('The supplier answers amendments at once, so no KCI follows.');
      if (!deferral.post)
        throw new Inconclusive('No KCI followed the 202, so none could be deferred.', { because: 'no-kci' });
      const since = Date.parse(deferral.post.arrivedAt);
      note(
        again
          ? `The KCI that was answered 503 was sent again after ${((Date.parse(again.arrivedAt) - since) / 1000).toFixed(1)} s.`
          : 'The KCI that was answered 503 was not sent again within the KCI time-out.',
      );
    },
  );
});
