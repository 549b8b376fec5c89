import { cancelProblem, createProblem } from '../../contract/requirements/index.js';
import {
  acceptance,
  accepts,
  checks,
  everyAnswer,
  expect,
  expectDifferentReferences,
  isJsonObject,
  NotApplicable,
  NotClaimed,
  refusal,
  strictReference,
  suite,
  violates,
  withValue,
  type Json,
  type JsonObject,
  type HandedOut,
} from '../../harness/index.js';

const accepted = acceptance(createProblem);

suite(createProblem, 'raise a service problem', (test) => {
  test(
    'a plain valid service problem is acknowledged, or accepted for later',
    checks('create-problem.plain', ['SP-CREATE-BODY', ...accepted, 'API-VALID-ACCEPTED'], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(createProblem);

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a service problem with required fields only is accepted',
    checks('create-problem.required-only', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier, nextId }) => {
      const request = await given.plainRequest(createProblem);
      const reply = await supplier.send({ ...request, body: { ...problems.requiredFields, id: nextId() } });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a service problem with every optional field that does not refer to anything else is accepted',
    checks('create-problem.all-optional', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier }) => {
      const request = await given.plainRequest(createProblem);
      const contact = { ...(request.body['primaryContact'] as JsonObject), email: 'john@smith.com' };
      const body = { ...request.body, ...problems.freeOptionalFields, primaryContact: contact };
      const reply = await supplier.send({ ...request, body });

      expect(reply).toBeAccepted();
    },
  );

  for (const field of ['secondaryContact', 'hazards', 'onSiteRestrictions'] as const)
    test(
      `a service problem with ${field} as its only optional field is accepted`,
      checks(`create-problem.optional.${field}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, problems, supplier, nextId }) => {
        const request = await given.plainRequest(createProblem);
        const optional = { [field]: problems.freeOptionalFields[field] ?? null };
        const reply = await supplier.send({
          ...request,
          body: { ...problems.requiredFields, id: nextId(), ...optional },
        });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a service problem with the address of the service comes back with that address',
    checks('create-problem.optional.address', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, problems, supplier, profile }) => {
      const request = await given.plainRequest(createProblem);
      const address = { ...profile.testData.address };
      const reply = await supplier.send({ ...request, body: { ...request.body, address } });
      if (problems.assumes('testData.address'))
        await given.leaveOpen(reply, 'The supplier does not know the documented address. Add one to testData.');

      expect(reply).toBeAccepted();
    },
  );

  for (const [id, field, value] of [
    ['email', 'email', 'john@smith.com'],
    ['email.long', 'email', `${'j'.repeat(64)}@${'mail.'.repeat(20)}example.net`],
    ['email.plus', 'email', "o'neil+fibre_cafe@smith-jones.co.uk"],
    ['email.letter-case', 'email', 'John.Smith@Example.NET'],
    ['phone.shortest', 'phoneNumber', '12345678'],
    ['phone.longest', 'phoneNumber', `01234 567890 # ${'12345 '.repeat(5)}12345`],
    ['phone.international', 'phoneNumber', '+44 1234-567890'],
    ['phone.extension', 'phoneNumber', '01234 567890 #123'],
  ] as const)
    test(
      // Keeps the title short for long values.
      `a contact with ${value.length > 60 ? `${value.length} characters` : value} as ${field} is accepted`,
      checks(`create-problem.contact.${id}`, ['API-VALID-ACCEPTED', 'API-UNUSUAL-TEXT', ...accepted]),
      accepts(createProblem, {
        change: {
          places: [`/primaryContact/${field}`],
          from: (body) => withValue(body, ['primaryContact', field], value) as JsonObject,
        },
      }),
    );

  for (const problemType of ['OUTAGE', 'PERFORMANCE', 'STABILITY', 'SYNCHRONISATION', 'CUSTOMER'])
    test(
      `the documented problem type ${problemType} is accepted`,
      checks(`create-problem.type.${problemType}`, ['API-VALID-ACCEPTED', ...accepted]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(createProblem);
        const reply = await supplier.send({ ...request, body: { ...request.body, problemType } });

        expect(reply).toBeAccepted();
      },
    );

  test(
    'the problem type CPE, shorter than its own pattern, is accepted or refused',
    checks('create-problem.type.CPE', accepted),
    async ({ given, supplier, note }) => {
      const request = await given.plainRequest(createProblem);
      const reply = await supplier.send({ ...request, body: { ...request.body, problemType: 'CPE' } });
      note(`The documents contradict themselves on CPE; this supplier answers ${reply.status}.`);
      await given.leaveOpen(reply, 'The supplier refuses CPE, as the pattern says.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'characteristics that are accepted one by one are accepted together',
    checks('create-problem.characteristics.several', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, supplier, nextId }) => {
      const request = await given.plainRequest(createProblem);
      const [first, second] = [
        { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
        { name: 'CPE_POWER_ON', value: 'YES' },
      ];
      const alone = await supplier.send({ ...request, body: { ...request.body, characteristics: [second] } });
      await given.leaveOpen(alone, "Which characteristics a service has is the supplier's to know.");
      const body = { ...request.body, id: nextId(), characteristics: [first, second] };
      const reply = await supplier.send({ ...request, body });

      expect(reply).toBeAccepted();
    },
  );

  test(
    'two equal characteristics, where they are accepted, come back',
    checks('create-problem.characteristics.equal', accepted),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(createProblem);
      const characteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };
      const characteristics = [characteristic, characteristic];
      const reply = await supplier.send({ ...request, body: { ...request.body, characteristics } });
      await given.leaveOpen(reply, 'The documents do not say whether a characteristic may appear twice.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a service problem that names another as its parent, where it is accepted, comes back with it',
    checks('create-problem.parent', accepted),
    async ({ given, problems, supplier }) => {
      const parent = await problems.problem();
      const request = await given.plainRequest(createProblem);
      const reference = parent.reference !== undefined && strictReference.test(parent.reference) && parent.reference;
      const named = {
        parentServiceProblemId: parent.id,
        ...(reference && { parentServiceProblemReference: reference }),
      };
      const reply = await supplier.send({ ...request, body: { ...request.body, ...named } });
      await given.leaveOpen(reply, 'The supplier does not accept this problem as a parent.');

      expect(reply).toBeAccepted();
    },
  );

  for (const [id, fields] of [
    ['service-test', { serviceTestId: 23467, serviceTestReference: 'TEST_233827673' }],
    ['appointment', { appointmentReservationId: 345, appointmentReservationReference: 'A234X' }],
  ] as const)
    test(
      `a service problem that names a ${id}, where it is accepted, comes back with it`,
      checks(`create-problem.refers.${id}`, accepted),
      async ({ given, supplier, profile }) => {
        const request = await given.plainRequest(createProblem);
        const known = Object.fromEntries(
          Object.entries(fields).map(([name, example]) => [
            name,
            profile.testData[name as keyof typeof fields] ?? example,
          ]),
        );
        const reply = await supplier.send({ ...request, body: { ...request.body, ...known } });
        await given.leaveOpen(reply, `The supplier does not know the ${id}. Add one to testData.`);

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a service problem for an unknown service is rejected with 422',
    checks('create-problem.unknown-service', ['SP-CREATE-VALIDATES', 'SP-REJECTION-CODE', ...refusal]),
    async ({ given, supplier, profile }) => {
      const { unknownServiceId } = profile.testData;
      if (unknownServiceId === undefined)
        throw new NotClaimed('The profile names no unknownServiceId.', 'testData.unknownServiceId');
      const request = await given.plainRequest(createProblem);
      const reply = await supplier.send({ ...request, body: { ...request.body, serviceId: unknownServiceId } });
      if (reply.status === 202)
        throw new NotApplicable('The supplier answers 202, so only a KCI says whether the problem is rejected.');

      expect(reply).toBeRejected({ by: 'SP-CREATE-VALIDATES', described: [422], otherwise: 'SP-REJECTION-CODE' });
    },
  );

  for (const [id, title, parentOf] of [
    ['id-only', 'only the id of its parent', ({ id }: { id: number }) => ({ parentServiceProblemId: id })],
    [
      'unknown',
      'a parent that was never raised',
      ({ id }: { id: number }) => ({ parentServiceProblemId: id + 1_000_000 }),
    ],
  ] as const)
    test(
      `a service problem that names ${title} is answered in a documented way`,
      checks(`create-problem.parent.${id}`, everyAnswer),
      async ({ given, problems, supplier }) => {
        const parent = await problems.problem();
        const request = await given.plainRequest(createProblem);
        const reply = await supplier.send({ ...request, body: { ...request.body, ...parentOf(parent) } });

        expect(reply).toBeAnswered();
      },
    );

  test(
    'an id beyond 32 bits, where it is accepted, comes back unchanged',
    checks('create-problem.large-id', accepted),
    async ({ given, supplier, nextId }) => {
      const request = await given.plainRequest(createProblem);
      const reply = await supplier.send({ ...request, body: { ...request.body, id: 3_000_000_000 + nextId() } });
      await given.leaveOpen(reply, 'The documents give no maximum for ids, but those of the platform are small.');

      expect(reply).toBeAccepted();
    },
  );

  for (const [id, title, requirement, second] of [
    ['missing', 'lacks its value', 'API-FIELD-REQUIRED', { name: 'END_USER_CPE' }],
    ['type', 'has a number as its value', 'API-FIELD-TYPE', { name: 'END_USER_CPE', value: 12345 }],
  ] as const)
    test(
      `a service problem whose second characteristic ${title} is rejected`,
      checks(`create-problem.characteristics.second.${id}`, [requirement, 'API-FIELD-CODE', ...refusal]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(createProblem);
        const characteristics = [...(request.body['characteristics'] as readonly Json[]), second];
        const reply = await supplier.send({ ...request, body: { ...request.body, characteristics } });

        expect(reply).toBeRejected({
          by: requirement,
          described: [400, 422],
          otherwise: 'API-FIELD-CODE',
          pointer: '/characteristics/1/value',
        });
      },
    );

  test(
    'several service problems have different references',
    checks('create-problem.references-differ', ['SP-REFERENCE-UNIQUE'], { smoke: true }),
    async ({ given, problems, supplier }) => {
      const handedOut: HandedOut[] = [];
      for (let count = 0; count < 4; count++) {
        const request = await given.plainRequest(createProblem);
        const reply = await supplier.send(request);
        handedOut.push({ reply, reference: (await problems.acknowledged(request.body, reply)).reference });
      }

      expectDifferentReferences('SP-REFERENCE-UNIQUE', handedOut);
    },
  );

  test(
    'the reference that the supplier issues is accepted when it is quoted back',
    checks('create-problem.reference-usable', ['SP-REFERENCE-USABLE']),
    async ({ problems, supplier, note }) => {
      const problem = await problems.problem();
      const reference = problems.referenceOf(problem);
      const reply = await supplier.send({ operation: cancelProblem, body: problems.cancellation(problem) });
      // A prefix pattern allows more than 25 characters. A supplier may read it differently, but only in one way.
      if (strictReference.test(reference) && reference.length <= 25) return;
      note(`Not every reading of the documents allows the reference ${reference} to be quoted back.`);
      if (reply.refused)
        violates(
          reply,
          'SP-REFERENCE-USABLE',
          {
            reason: `The supplier issues the reference ${reference} but then refuses it.`,
            expected: `a cancellation that quotes ${reference} is accepted`,
            actual: reply.summary,
            pointer: '/supplierServiceProblemReference',
          },
          createProblem,
        );
    },
  );

  test(
    'service problems that are raised at the same time are not mixed up',
    checks('create-problem.at-once', [
      'SP-REFERENCE-UNIQUE',
      'API-REQUEST-ID',
      'API-CONVERSATION-ID',
      'API-VALID-ACCEPTED',
      ...accepted,
    ]),
    async ({ given, supplier }) => {
      const requests = await Promise.all(Array.from({ length: 8 }, () => given.plainRequest(createProblem)));
      const replies = await Promise.all(
        requests.map((request, index) =>
          supplier.send({
            ...request,
            body: { ...request.body, notes: `Raised at the same time as others, no. ${index}` },
          }),
        ),
      );

      for (const reply of replies) expect(reply).toBeAccepted();
      expectDifferentReferences(
        'SP-REFERENCE-UNIQUE',
        replies.map((reply) => ({
          reply,
          reference: isJsonObject(reply.body) ? reply.body['supplierReference'] : undefined,
        })),
      );
    },
  );
});
