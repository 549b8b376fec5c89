import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** So many are remembered; what is asked beyond is sent each time. A run by default has half as many. */
const maxKnown = 3_000;

/** A refusal, and the exchanges that made what its request is about. */
export interface SharedRefusal {
  readonly reply: Reply;
  readonly about: readonly number[];
}

/**
 * The refusals of a run that test cases share: where one test case sends what another has sent already, but for the ids
 * and references in it, the answer to the first is evidence for both.
 */
export class SharedRefusals {
  readonly #known = new Map<string, Promise<SharedRefusal | undefined>>();

  /**
   * The refusal of a request, which is sent only if none like it was; undefined where the first one of its kind was not
   * refused, so that each has to send its own.
   * @param plain the body of the plain request that it was made from: values that it has as well do not count
   */
  async refusalOf(
    request: SupplierRequest,
    plain: JsonObject,
    send: () => Promise<SharedRefusal>,
  ): Promise<SharedRefusal | undefined> {
    if (Object.values(request.headers ?? {}).some((value) => typeof value === 'function')) return send();
    const key = keyOf(request, plain);
    const known = this.#known.get(key);
    if (known) return known;
    const sending = send();
    if (this.#known.size >= maxKnown) return sending;
    this.#known.set(
      key,
      sending.then(
        (first) => (first.reply.refused && !first.reply.wasInterrupted ? first : undefined),
        () => undefined,
      ),
    );
    return sending;
  }
}

/** Requests with the same key differ in nothing but what they have from their plain requests. */
function keyOf({ body, pathParameters: _, ...rest }: SupplierRequest, plain: JsonObject): string {
  return JSON.stringify([rest, differenceFrom(plain, body)]);
}

/** What is the same in the plain value stands as one word, so that ids and references of their own keep no two apart. */
function differenceFrom(plain: Json | undefined, value: Json | undefined): Json {
  if (Array.isArray(value)) {
    const items = Array.isArray(plain) ? (plain as Json[]) : [];
    return { list: (value as Json[]).map((item, index) => differenceFrom(items[index], item)) };
  }
  if (isJsonObject(value)) {
    const fields = isJsonObject(plain) ? plain : {};
    return { fields: Object.entries(value).map(([name, part]) => [name, differenceFrom(fields[name], part)]) };
  }
  if (value === plain) return 'the same';
  if (typeof plain === 'number' && value === String(plain)) return 'the same number as a text';
  if (typeof plain === 'number' && value === -plain) return 'the same number below zero';
  return { value: value ?? null };
}
