import { amendProblem, cancelProblem, createProblem, decideResolution } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, freeParts, suite } from '../../harness/index.js';
import { problemChanges, problemTexts } from '../arbitraries/service-problem.js';

suite(createProblem, 'any valid service problem', (test) => {
  test(
    'a valid service problem with any texts is accepted and comes back unchanged',
    checks('create-problem.any-text', ['API-VALID-ACCEPTED', ...acceptance(createProblem)], { kind: 'property' }),
    async ({ given, supplier, forAll }) => {
      const plain = await given.plainRequest(createProblem);
      await forAll(freeParts(createProblem, plain.body, problemTexts), async (texts) => {
        const request = await given.plainRequest(createProblem);
        const reply = await supplier.send({ ...request, body: { ...request.body, ...texts } });

        expect(reply).toBeAccepted();
      });
    },
  );
});

suite(amendProblem, 'any valid amendment', (test) => {
  test(
    'any combination of amended fields is accepted and comes back unchanged',
    checks('amend-problem.any-change', ['API-VALID-ACCEPTED', ...acceptance(amendProblem)], { kind: 'property' }),
    async ({ given, problems, supplier, forAll }) => {
      const plain = await given.plainRequest(amendProblem);
      await forAll(freeParts(amendProblem, plain.body, problemChanges), async (changes) => {
        const problem = await problems.problem();
        const reply = await supplier.send({ operation: amendProblem, body: problems.amendmentOf(problem, changes) });

        expect(reply).toBeAccepted();
      });
    },
  );
});

suite(cancelProblem, 'any valid cancellation', (test) => {
  test(
    'a cancellation with any text is accepted and comes back unchanged',
    checks('cancel-problem.any-text', ['API-VALID-ACCEPTED', ...acceptance(cancelProblem)], { kind: 'property' }),
    async ({ given, supplier, forAll }) => {
      const plain = await given.plainRequest(cancelProblem);
      await forAll(freeParts(cancelProblem, plain.body, { free: ['text'], texts: ['/text'] }), async (text) => {
        const request = await given.plainRequest(cancelProblem);
        const reply = await supplier.send({ ...request, body: { ...request.body, ...text } });

        expect(reply).toBeAccepted();
      });
    },
  );
});

suite(decideResolution, 'any valid decision', (test) => {
  test(
    'a decision with any notes is accepted and comes back unchanged',
    checks('service-problem-resolution.any-notes', ['API-VALID-ACCEPTED', ...acceptance(decideResolution)], {
      kind: 'property',
    }),
    async ({ given, supplier, forAll }) => {
      const plain = await given.plainRequest(decideResolution);
      await forAll(
        freeParts(decideResolution, plain.body, { free: ['tenantNotes'], texts: ['/tenantNotes'] }),
        async (notes) => {
          const request = await given.plainRequest(decideResolution);
          const reply = await supplier.send({ ...request, body: { ...request.body, ...notes } });

          expect(reply).toBeAccepted();
        },
      );
    },
  );
});
