import type { OperationKey } from '../../contract/requirements/index.js';
import { isSurelyShown } from '../../contract/schema.js';
import { operationOf, requestFields, withValue, type JsonObject, type TestContext } from '../../harness/index.js';

/** Every kind of character that JSON can write in several ways or has to escape. */
const text = 'Zoë / "no"\\\n📞';

/**
 * Puts this text into the first free text of a body that has room for it, if the supplier accepts that in ordinary
 * JSON; otherwise leaves bodies unchanged.
 */
export async function acceptedText(
  operation: OperationKey,
  given: TestContext['given'],
  supplier: TestContext['supplier'],
): Promise<(body: JsonObject) => JsonObject> {
  const field = requestFields(operationOf(operation)).find(
    ({ schema, path }) =>
      schema['x-free-text'] && isSurelyShown(schema) && path.length === 1 && (schema.maxLength ?? 1000) >= text.length,
  );
  if (!field) return (body) => body;
  const withText = (body: JsonObject) => withValue(field.within(body), field.path, text) as JsonObject;
  const request = await given.plainRequest(operation);
  const reply = await supplier.send({ ...request, body: withText(request.body) });
  return reply.accepted ? withText : (body) => body;
}
