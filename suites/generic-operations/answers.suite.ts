import { checks, expect, genericAcceptance, genericSuites, NotApplicable } from '../../harness/index.js';
import { nameOf } from './operation-names.js';

genericSuites('answers', (test, operation) => {
  const name = nameOf(operation);

  test(
    'a plain request is answered as documented',
    checks(`${name}.plain`, ['API-VALID-ACCEPTED', ...genericAcceptance], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(operation.key);

      expect(reply).toBeAccepted();
    },
  );

  const hasOptions = operation.request !== undefined || operation.queryParameters.some(({ required }) => !required);
  if (hasOptions)
    test(
      'a request with every optional parameter and field is answered as documented',
      checks(`${name}.optional`, genericAcceptance),
      async ({ given, supplier }) => {
        await given.ensureAccepted(operation.key);
        const full = await given.fullRequest(operation.key);
        if (!full)
          throw new NotApplicable('The description allows no valid request with every optional parameter and field.');
        const reply = await supplier.send(full);
        await given.leaveOpen(reply, 'The description does not say which optional values this system accepts.');

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a query parameter that is not documented is answered in a documented way',
    checks(`${name}.parameter.unknown`, []),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(operation.key);
      const reply = await supplier.send({
        ...request,
        rawQuery: { conformanceTest: 'new%20in%20a%20later%20version' },
      });

      expect(reply).toBeAnswered();
    },
  );
});
