import { bodyOperations, type OperationKey } from '../../contract/requirements/index.js';
import { isSurelyShown } from '../../contract/schema.js';
import {
  checks,
  everyAnswer,
  expect,
  nameOf,
  nearMisses,
  operationOf,
  pointerOfField,
  refusal,
  requestFields,
  sharing,
  suite,
  withAll,
  withValue,
  type Json,
  type JsonObject,
  type Positive,
  type RequestField,
} from '../../harness/index.js';

for (const operation of bodyOperations)
  suite(operation, `fields of ${operation}`, (test) => {
    for (const nearMiss of nearMisses(operationOf(operation)))
      test(
        `a request ${nearMiss.title} is rejected`,
        checks(`${nameOf(operation)}.${nearMiss.id}`, [nearMiss.requirement, 'API-FIELD-CODE', ...refusal]),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const broken = { ...request, body: nearMiss.from(request.body) };
          const reply = await supplier.sendUnlessRefused(broken, request.body);

          expect(reply).toBeRejected({
            by: nearMiss.requirement,
            described: [400, 422],
            otherwise: 'API-FIELD-CODE',
            pointer: nearMiss.pointer,
          });
        },
      );

    for (const field of optionalFields(operation)) {
      const { name, path, within } = field;
      const withNull: Positive = {
        change: { places: [pointerOfField(field)], from: (body) => withValue(within(body), path, null) as JsonObject },
        mayBeRefused: `null within ${path.slice(0, -1).join('.') || 'the body'}`,
      };
      test(
        `a request with null as the optional ${name} is answered in a documented way`,
        checks(`${nameOf(operation)}.null.${name}`, everyAnswer),
        sharing([withNull], async ({ given, supplier }) => {
          const reply = await supplier.send(withAll(await given.plainRequest(operation), [withNull]));

          expect(reply).toBeAnswered();
        }),
      );
    }

    for (const { name, path, within, maxLength } of limitedFields(operation))
      test(
        `a request with ${maxLength} characters as ${name} is answered in a documented way`,
        checks(`${nameOf(operation)}.longest.${name}`, everyAnswer),
        async ({ given, supplier }) => {
          const request = await given.plainRequest(operation);
          const body = withValue(within(request.body), path, 'A'.repeat(maxLength));
          const reply = await supplier.send({ ...request, body });

          expect(reply).toBeAnswered();
        },
      );

    for (const [id, title, field, value] of [
      ['unknown', 'a field that is not documented', 'conformanceTest', 'new in a later version'],
      ['deep', 'a field that is nested a hundred levels deep', 'conformanceTestOfDepth', nested(100)],
    ] as const) {
      const added: Positive = {
        change: { places: [`/${field}`], from: (body) => ({ ...body, [field]: value }) },
        mayBeRefused: 'fields that are not documented',
      };
      test(
        `a request with ${title} is answered in a documented way`,
        checks(`${nameOf(operation)}.field.${id}`, everyAnswer),
        sharing([added], async ({ given, supplier }) => {
          const reply = await supplier.send(withAll(await given.plainRequest(operation), [added]));

          expect(reply).toBeAnswered();
        }),
      );
    }
  });

/** The optional fields that the documents of the Supplier API themselves show. */
function optionalFields(operation: OperationKey): readonly RequestField[] {
  return requestFields(operationOf(operation)).filter(({ required, schema }) => !required && isSurelyShown(schema));
}

/**
 * Texts with a limit that name something: a supplier may refuse an unknown name. Free texts have their own test
 * purposes, and the tenant is the one that asks.
 */
function limitedFields(operation: OperationKey): readonly (RequestField & { readonly maxLength: number })[] {
  return requestFields(operationOf(operation)).flatMap((field) => {
    const { maxLength, 'x-free-text': isFree } = field.schema;
    const isLimited = maxLength !== undefined && !isFree && field.name !== 'tenant' && isSurelyShown(field.schema);
    return isLimited ? [{ ...field, maxLength }] : [];
  });
}

function nested(levels: number): Json {
  let value: Json = 'inside';
  for (let level = 0; level < levels; level++) value = { deeper: value };
  return value;
}
