import type { OperationKey } from '../../contract/requirements/index.js';
import { freeParts, isJsonObject, type Json, type JsonObject, type TestContext } from '../../harness/index.js';
import { mayBeRefused, withParts, type RequestParts } from './request-parts.js';
import { refreshed } from './refreshed.js';

/** How many bodies are generated to choose from. */
const candidates = 16;

/** A list of so many items is one in which a supplier may look at the first few alone. */
const longEnough = 4;

/**
 * Of these bodies, those that the supplier accepts: the plain one, one with some of the optional fields that have no
 * meaning to a supplier, and one with as many of them as possible.
 */
export async function acceptedBodies(
  operation: OperationKey,
  any: RequestParts,
  given: TestContext['given'],
  supplier: TestContext['supplier'],
): Promise<readonly [JsonObject, ...JsonObject[]]> {
  const { body: plain } = await given.plainRequest(operation);
  const free = { ...any, open: [] };
  if ((any.free ?? []).length === 0) return [plain];
  const source = freeParts(operation, plain, {
    free: any.free ?? [],
    overrides: any.overrides?.(plain) ?? {},
  });
  const drawn = [...source(1, candidates)].map(({ value }) => value);
  const bodies = drawn
    .filter((parts) => !mayBeRefused(free, plain, parts))
    .map((parts) => withParts(free, plain, parts))
    .toSorted((one, other) => sizeOf(one) - sizeOf(other));
  const isAccepted = async (body: JsonObject) => {
    const request = await given.plainRequest(operation);
    return (await supplier.send({ ...request, body: refreshed(body, plain, request.body) })).accepted;
  };
  const [some, most] = [bodies[Math.floor(bodies.length / 2)], bodies.at(-1)];
  const accepted: JsonObject[] = [];
  if (some && (await isAccepted(some))) accepted.push(some);
  // Few draws have many of them, so all that were drawn are put together.
  const own = Object.fromEntries(Object.entries(plain).filter(([name]) => free.free?.includes(name)));
  const all = drawn.flatMap(Object.entries<Json>).reduce<JsonObject>((parts, [name, part]) => {
    const changed = { ...parts, [name]: part };
    return mayBeRefused(free, plain, changed) ? parts : changed;
  }, own);
  const whole = withParts(free, plain, all);
  const withLong = withLongLists(whole);
  for (const body of [...(withLong ? [withLong] : []), whole, most])
    if (body && (await isAccepted(body))) {
      accepted.push(body);
      break;
    }
  return [plain, ...accepted];
}

/** A copy whose lists of objects are longer than a supplier may look at; undefined where it has none. */
function withLongLists(body: JsonObject): JsonObject | undefined {
  const longer = Object.entries(body).flatMap(([name, list]) =>
    Array.isArray(list) && list.length > 0 && list.length < longEnough && list.every(isJsonObject)
      ? [[name, Array.from({ length: Math.ceil(longEnough / list.length) }, () => list as readonly Json[]).flat()]]
      : [],
  );
  return longer.length === 0 ? undefined : { ...body, ...(Object.fromEntries(longer) as JsonObject) };
}

function sizeOf(body: JsonObject): number {
  return Object.keys(body).length;
}
