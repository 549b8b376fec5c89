import {
  checks,
  expect,
  foreignRefusal,
  foreignSuites,
  isJsonObject,
  nearMisses,
  NotApplicable,
  requestFields,
  withValue,
  type Json,
  type NearMiss,
} from '../../harness/index.js';
import { nameOf } from './operation-names.js';

foreignSuites('fields', (test, operation) => {
  const name = nameOf(operation);
  if (!operation.request) return;

  for (const nearMiss of nearMisses(operation))
    test(
      `a request ${nearMiss.title} is rejected`,
      checks(`${name}.${nearMiss.id}`, [nearMiss.requirement, ...foreignRefusal]),
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
      if (!isJsonObject(request.body)) throw new NotApplicable('The body is no object, so that it has no fields.');
      const reply = await supplier.send({ ...request, body: { ...request.body, conformanceTest: 'new' } });

      expect(reply).toBeAnswered();
    },
  );
});

/** The body with its one fault; the plain request of this system may leave no place for it. */
function changed({ from }: NearMiss, body: Json): Json {
  try {
    return from(body);
  } catch (cause) {
    throw new NotApplicable('In the plain request that this system accepts, it would not be invalid for one reason.', {
      cause,
    });
  }
}
