import { amendProblem, cancelProblem, createProblem, decideResolution } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';
import {
  anyDecision,
  anyProblem,
  anyProblemAmendment,
  anyProblemCancellation,
  problemChanges,
  problemTexts,
} from '../arbitraries/service-problem.js';
import { freePartsOfAny } from '../every-operation/shared-requests.js';

suite(createProblem, 'any valid service problem', (test) => {
  test(
    'a valid service problem with any texts is accepted and comes back unchanged',
    checks('create-problem.any-text', ['API-VALID-ACCEPTED', ...acceptance(createProblem)], { kind: 'property' }),
    async (context) => {
      const { given, supplier, forAll } = context;
      const plain = await given.plainRequest(createProblem);
      const [source, options] = freePartsOfAny(context, createProblem, anyProblem, plain.body, problemTexts);
      await forAll(
        source,
        async (texts) => {
          const request = await given.plainRequest(createProblem);
          const reply = await supplier.send({ ...request, body: { ...request.body, ...texts } });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});

suite(amendProblem, 'any valid amendment', (test) => {
  test(
    'any combination of amended fields is accepted and comes back unchanged',
    checks('amend-problem.any-change', ['API-VALID-ACCEPTED', ...acceptance(amendProblem)], { kind: 'property' }),
    async (context) => {
      const { given, problems, supplier, forAll } = context;
      const plain = await given.plainRequest(amendProblem);
      const [source, options] = freePartsOfAny(context, amendProblem, anyProblemAmendment, plain.body, problemChanges);
      await forAll(
        source,
        async (changes) => {
          const problem = await problems.problem();
          const reply = await supplier.send({ operation: amendProblem, body: problems.amendmentOf(problem, changes) });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});

suite(cancelProblem, 'any valid cancellation', (test) => {
  test(
    'a cancellation with any text is accepted and comes back unchanged',
    checks('cancel-problem.any-text', ['API-VALID-ACCEPTED', ...acceptance(cancelProblem)], { kind: 'property' }),
    async (context) => {
      const { given, supplier, forAll } = context;
      const plain = await given.plainRequest(cancelProblem);
      const [source, options] = freePartsOfAny(context, cancelProblem, anyProblemCancellation, plain.body, {
        free: ['text'],
        texts: ['/text'],
      });
      await forAll(
        source,
        async (text) => {
          const request = await given.plainRequest(cancelProblem);
          const reply = await supplier.send({ ...request, body: { ...request.body, ...text } });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});

suite(decideResolution, 'any valid decision', (test) => {
  test(
    'a decision with any notes is accepted and comes back unchanged',
    checks('service-problem-resolution.any-notes', ['API-VALID-ACCEPTED', ...acceptance(decideResolution)], {
      kind: 'property',
    }),
    async (context) => {
      const { given, supplier, forAll } = context;
      const plain = await given.plainRequest(decideResolution);
      const [source, options] = freePartsOfAny(context, decideResolution, anyDecision, plain.body, {
        free: ['tenantNotes'],
        texts: ['/tenantNotes'],
      });
      await forAll(
        source,
        async (notes) => {
          const request = await given.plainRequest(decideResolution);
          const reply = await supplier.send({ ...request, body: { ...request.body, ...notes } });

          expect(reply).toBeAccepted();
        },
        options,
      );
    },
  );
});
