import fc from 'fast-check';
import type { FreeParts, Json, JsonObject } from '../../harness/index.js';

/** What a tenant may write into the requests of an operation, and which parts of it a supplier has to accept. */
export interface RequestParts {
  /** The first part of the ids of its test purposes. */
  readonly name: string;
  /** Properties that must be accepted with any valid value. */
  readonly free?: readonly string[];
  /** Properties with a meaning to a supplier: any value other than the plain one may be refused. */
  readonly open?: readonly string[];
  /** Properties that refer to something else, which a supplier may need to know. */
  readonly references?: readonly string[];
  /** Fixed values within them, by JSON pointer, derived from the plain body. */
  readonly overrides?: (plain: JsonObject) => NonNullable<FreeParts['overrides']>;
  /** JSON pointers to the places that may have any text. */
  readonly texts?: readonly string[];
  /** Whether a request needs at least one of them. */
  readonly some?: boolean;
  /** Whether a supplier may refuse this combination of parts, although it has to accept each property alone. */
  readonly mayBeRefused?: (parts: JsonObject, plain: JsonObject) => boolean;
  /** The maximum number of requests, if each uses up something that others need. */
  readonly maxRequests?: number;
}

/** One more than what is added to the usual fresh id of a request: beyond 2^31, 2^32 and near 2^53. */
const idsAhead = [1, 2 ** 31, 2 ** 32, 2 ** 52];

/** The usual ids are as frequent as all others together: a supplier may refuse ids that it never gets. */
const ids = fc.oneof(fc.constant(1), fc.constantFrom(...idsAhead.slice(1)));

/**
 * Makes an arbitrary once for equal data. Values that were drawn from one can be used again where the same is asked for,
 * which takes far less than drawing them again.
 */
export function madeOnce<T>(make: (data: Json) => fc.Arbitrary<T>): (data: Json | undefined) => fc.Arbitrary<T> {
  const made = new Map<string, fc.Arbitrary<T>>();
  return (data = null) => {
    const key = JSON.stringify(data);
    const known = made.get(key) ?? make(data);
    made.set(key, known);
    return known;
  };
}

/** The free and open parts of the bodies of an operation, for generating values. */
export function partsOf(
  { free = [], open = [], references = [], ...parts }: RequestParts,
  plain: JsonObject,
): FreeParts {
  const names = [...free, ...open, ...references];
  const ownId = plain['id'] !== undefined;
  return {
    free: ownId ? ['id', ...names] : names,
    overrides: { ...parts.overrides?.(plain), ...(ownId && { '/id': ids }) },
    texts: parts.texts ?? [],
    allows: (body) =>
      (!ownId || idsAhead.includes(body['id'] as number)) &&
      (parts.some !== true || names.some((name) => body[name] !== undefined)),
  };
}

/** The plain body with its own parts replaced by these, and a unique id. */
export function withParts(
  { free = [], open = [], references = [] }: RequestParts,
  plain: JsonObject,
  parts: JsonObject,
): JsonObject {
  const bound = Object.entries(plain).filter(([name]) => ![...free, ...open, ...references].includes(name));
  const { id, ...others } = parts;
  const ahead = id === undefined ? {} : { id: Number(plain['id']) + Number(id) - 1 };
  return { ...Object.fromEntries(bound), ...others, ...ahead };
}

/** Whether a supplier may refuse a request with these parts, since they mean more than the plain ones. */
export function mayBeRefused(
  { open = [], references = [], ...own }: RequestParts,
  plain: JsonObject,
  parts: JsonObject,
): boolean {
  const isOther = (name: string) => JSON.stringify(parts[name]) !== JSON.stringify(plain[name]);
  const isFarAhead = parts['id'] !== undefined && parts['id'] !== 1;
  return isFarAhead || [...open, ...references].some(isOther) || own.mayBeRefused?.(parts, plain) === true;
}

/** The parts of a request without those that refer to something else; undefined if it has none, or has nothing else. */
export function withoutReferences({ references = [] }: RequestParts, parts: JsonObject): JsonObject | undefined {
  const rest = Object.entries(parts).filter(([name]) => !references.includes(name));
  const others = rest.filter(([name]) => name !== 'id');
  return others.length === 0 || rest.length === Object.keys(parts).length ? undefined : Object.fromEntries(rest);
}

/**
 * The parts of a request that mean nothing to a supplier: without those that refer to something else, and with the plain
 * values of those that are open. Undefined if no such part would be left, or if it would still mean more.
 */
export function ordinaryParts(any: RequestParts, plain: JsonObject, parts: JsonObject): JsonObject | undefined {
  const { open = [], references = [] } = any;
  const bound = new Set([...open, ...references, 'id']);
  const free = Object.entries(parts).filter(([name]) => !bound.has(name));
  const usual = open.flatMap((name) => (plain[name] === undefined ? [] : [[name, plain[name]] as const]));
  const ordinary = Object.fromEntries([...free, ...usual]);
  const isSomething = any.some !== true || free.length > 0;
  return isSomething && !mayBeRefused(any, plain, ordinary) ? ordinary : undefined;
}

/**
 * A value of a code that is not a closed list: mostly one that the documents list, now and then another that matches
 * the pattern. A supplier may take only the listed ones.
 */
export function mostlyListed(listed: readonly string[], others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...listed) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}
