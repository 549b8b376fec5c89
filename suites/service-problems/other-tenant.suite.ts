import { amendProblem, cancelProblem, decideResolution } from '../../contract/requirements/index.js';
import { checks, expect, suite, type Reply } from '../../harness/index.js';

/** A tenant that has nothing to do with what the tests create. */
const headers = { Tenant: 'ANOTHER_TENANT_1' };

suite(amendProblem, "an amendment of another tenant's service problem", (test) => {
  test(
    "an amendment of another tenant's service problem has an answer, and a confirmation is noted as a risk",
    checks('amend-problem.other-tenant', ['SP-OTHER-TENANT']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(amendProblem);
      const body = problems.amendment(await problems.problem());

      noteRisk(await supplier.send({ operation: amendProblem, body, headers }), 'amends a service problem');
    },
  );
});

suite(cancelProblem, "a cancellation of another tenant's service problem", (test) => {
  test(
    "a cancellation of another tenant's service problem has an answer, and a confirmation is noted as a risk",
    checks('cancel-problem.other-tenant', ['SP-OTHER-TENANT']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(cancelProblem);
      const body = problems.cancellation(await problems.problem());

      noteRisk(await supplier.send({ operation: cancelProblem, body, headers }), 'cancels a service problem');
    },
  );
});

suite(decideResolution, "a decision on another tenant's resolution", (test) => {
  test(
    "a decision on another tenant's resolution has an answer, and a confirmation is noted as a risk",
    checks('service-problem-resolution.other-tenant', ['SP-OTHER-TENANT']),
    async ({ given, problems, supplier }) => {
      await given.ensureAccepted(decideResolution);
      const rejection = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
      const decision = problems.decision(await problems.openResolution(), rejection);

      noteRisk(await supplier.send({ ...decision, headers }), 'decides on a resolution');
    },
  );
});

function noteRisk(reply: Reply, does: string): void {
  expect(reply).toBeAnswered();
  if (reply.accepted)
    reply.journal.note(
      `RISK: with the right references, another tenant ${does} (answered ${reply.status}). No document speaks of it, but tenants are competitors.`,
    );
}
