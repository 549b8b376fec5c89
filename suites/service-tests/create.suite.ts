import { startServiceTest } from '../../contract/requirements/index.js';
import {
  acceptance,
  checks,
  expect,
  expectDifferentReferences,
  NotClaimed,
  refusal,
  suite,
  textIn,
} from '../../harness/index.js';

const accepted = acceptance(startServiceTest);

suite(startServiceTest, 'test a service', (test) => {
  test(
    'a plain test of a live service is accepted',
    checks('service-test.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(startServiceTest);

      expect(reply).toBeAccepted();
    },
  );

  for (const problemType of ['OUTAGE', 'PERFORMANCE', 'STABILITY', 'SYNCHRONISATION', 'CUSTOMER'])
    test(
      `the documented problem type ${problemType} is accepted`,
      checks(`service-test.type.${problemType}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(startServiceTest);
        const reply = await supplier.send({ ...request, body: { ...request.body, problemType } });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'the problem type CPE, shorter than its own pattern, is accepted or refused',
    checks('service-test.type.CPE', accepted),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(startServiceTest);
      const reply = await supplier.send({ ...request, body: { ...request.body, problemType: 'CPE' } });
      await given.leaveOpen(reply, 'The supplier refuses CPE, as the pattern says.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a test of an unknown service is rejected with 422',
    checks('service-test.unknown-service', ['ST-VALIDATES', 'ST-REJECTION-CODE', ...refusal]),
    async ({ given, supplier, profile }) => {
      const { unknownServiceId } = profile.testData;
      if (unknownServiceId === undefined)
        throw new NotClaimed('The profile names no unknownServiceId.', 'testData.unknownServiceId');
      const request = await given.plainRequest(startServiceTest);
      const reply = await supplier.send({ ...request, body: { ...request.body, serviceId: unknownServiceId } });

      expect(reply).toBeRejected({ by: 'ST-VALIDATES', described: [422], otherwise: 'ST-REJECTION-CODE' });
    },
  );

  test(
    'several service tests have different references',
    checks('service-test.references-differ', ['ST-REFERENCE-UNIQUE'], { smoke: true }),
    async ({ given, supplier }) => {
      const started = [];
      for (let count = 0; count < 3; count++) {
        const reply = await supplier.send(await given.plainRequest(startServiceTest));
        started.push({ reply, reference: textIn(reply, 'supplierReference') });
      }

      expectDifferentReferences('ST-REFERENCE-UNIQUE', started);
    },
  );
});
