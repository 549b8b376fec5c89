import {
  checks,
  expect,
  genericRefusal,
  genericSuites,
  isJsonObject,
  nearMisses,
  NotApplicable,
  requestFields,
  withValue,
  wrongFormFields,
  type Json,
  type NearMiss,
} from '../../harness/index.js';
import { nameOf } from './operation-names.js';

genericSuites('fields', (test, operation) => {
  const name = nameOf(operation);

  for (const { id, title, requirement, pointer, from } of wrongFormFields(operation))
    test(
      `a request ${title} is rejected`,
      checks(`${name}.${id}`, [requirement, ...genericRefusal]),
      async ({ given, supplier }) => {
        const request = from(await given.plainRequest(operation.key));
        if (!request) throw new NotApplicable('The plain request that this system accepts has no form.');
        const reply = await supplier.send(request);

        expect(reply).toBeRejected({ by: requirement, described: [], otherwise: requirement, pointer });
      },
    );

  if (!operation.request) return;

  for (const nearMiss of nearMisses(operation))
    test(
      `a request ${nearMiss.title} is rejected`,
      checks(`${name}.${nearMiss.id}`, [nearMiss.requirement, ...genericRefusal]),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation.key);
        const reply = await supplier.send({ ...request, body: changed(nearMiss, request.body) });

        const { requirement, pointer } = nearMiss;
        expect(reply).toBeRejected({ by: requirement, described: [], otherwise: requirement, pointer });
      },
    );

  for (const { name: field, path, within } of requestFields(operation).filter(({ required }) => !required))
    test(
      `a request with null as the optional ${field} is answered in a documented way`,
      checks(`${name}.null.${field}`, []),
      async ({ given, supplier }) => {
        const request = await given.plainRequest(operation.key);
        const reply = await supplier.send({ ...request, body: withValue(within(request.body), path, null) });

        expect(reply).toBeAnswered();
      },
    );

  test(
    'a request with a field that is not documented is answered in a documented way',
    checks(`${name}.field.unknown`, []),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(operation.key);
      if (!isJsonObject(request.body)) throw new NotApplicable('The body is not an object, so it has no fields.');
      const reply = await supplier.send({ ...request, body: { ...request.body, conformanceTest: 'new' } });

      expect(reply).toBeAnswered();
    },
  );
});

/** The body with its one error; the plain request of this system may have no place for it. */
function changed({ from }: NearMiss, body: Json): Json {
  try {
    return from(body);
  } catch (cause) {
    throw new NotApplicable(
      'In the plain request that this system accepts, the value would not be invalid for exactly one reason.',
      {
        cause,
      },
    );
  }
}
