import type { OperationKey } from '../../contract/requirements/index.js';
import { isSurelyShown } from '../../contract/schema.js';
import { operationOf, requestFields, withValue, type JsonObject, type TestContext } from '../../harness/index.js';

/** Every kind of character that JSON can write in several ways or has to escape. */
const characters = ['ë', '/', '"', '\\', '\n', '📞'];

/** Each of them so often that it is written in every way of a layout, and once each for fields with less room. */
const texts = [characters.map((each) => each.repeat(5)).join('Zo'), 'Zoë / "no"\\\n📞'];

/**
 * Puts one of these texts into the first free text of a body that has room for it, if the supplier accepts that in ordinary
 * JSON; undefined where it does not, or there is no room.
 */
export async function acceptedText(
  operation: OperationKey,
  given: TestContext['given'],
  supplier: TestContext['supplier'],
): Promise<((body: JsonObject) => JsonObject) | undefined> {
  const free = requestFields(operationOf(operation)).filter(
    ({ schema, path }) => schema['x-free-text'] && isSurelyShown(schema) && path.length === 1,
  );
  for (const text of texts) {
    const field = free.find(({ schema }) => (schema.maxLength ?? 1000) >= text.length);
    if (!field) continue;
    const withText = (body: JsonObject) => withValue(field.within(body), field.path, text) as JsonObject;
    const request = await given.plainRequest(operation);
    const reply = await supplier.send({ ...request, body: withText(request.body) });
    return reply.accepted ? withText : undefined;
  }
  return undefined;
}
