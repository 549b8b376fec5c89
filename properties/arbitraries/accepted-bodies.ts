import type { OperationKey } from '../../contract/requirements/index.js';
import { freeParts, type JsonObject, type TestContext } from '../../harness/index.js';
import { mayBeRefused, withParts, type RequestParts } from './request-parts.js';
import { refreshed } from './refreshed.js';

/** How many bodies are generated to choose from. */
const candidates = 16;

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
  const bodies = source(1, candidates)
    .filter(({ value }) => !mayBeRefused(free, plain, value))
    .map(({ value }) => withParts(free, plain, value))
    .toSorted((one, other) => sizeOf(one) - sizeOf(other));
  const accepted: JsonObject[] = [];
  for (const body of [bodies[Math.floor(bodies.length / 2)], bodies.at(-1)]) {
    if (body === undefined) continue;
    const request = await given.plainRequest(operation);
    const sent = refreshed(body, plain, request.body);
    if ((await supplier.send({ ...request, body: sent })).accepted) accepted.push(body);
  }
  return [plain, ...accepted];
}

function sizeOf(body: JsonObject): number {
  return Object.keys(body).length;
}
