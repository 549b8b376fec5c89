import fc from 'fast-check';
import type { FreeParts, JsonObject } from '../../harness/index.js';

/** What a tenant may write into the requests of an operation, and what of it a supplier has to take. */
export interface RequestParts {
  /** The first part of the ids of its properties. */
  readonly name: string;
  /** Properties with any valid value of which a request has to be accepted. */
  readonly free?: readonly string[];
  /** Properties that mean something to a supplier: another value than the plain one may be refused. */
  readonly open?: readonly string[];
  /** Properties that refer to something else, which a supplier may want to know. */
  readonly references?: readonly string[];
  /** Values of them that are given, by JSON pointer; from the plain body. */
  readonly overrides?: (plain: JsonObject) => NonNullable<FreeParts['overrides']>;
  /** JSON pointers to the places where any text may stand. */
  readonly texts?: readonly string[];
  /** Whether a request has to have any of them. */
  readonly some?: boolean;
  /** Whether these parts of a request mean something to a supplier, though no property alone does. */
  readonly mayBeRefused?: (parts: JsonObject, plain: JsonObject) => boolean;
  /** So many requests at most are made, since each takes something away from others. */
  readonly most?: number;
}

/** How much higher than usual the fresh id of a request is, less one: beyond 2^31, 2^32 and near 2^53. */
const idsAhead = [1, 2 ** 31, 2 ** 32, 2 ** 52];

/** The usual ones are as frequent as all others: a supplier may refuse what it never gets. */
const ids = fc.oneof(fc.constant(1), fc.constantFrom(...idsAhead.slice(1)));

/** The free and the open parts of the bodies of an operation, as values are made of them. */
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

/** The plain body with these parts in place of its own, and an id that no other request has. */
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

/** Whether a supplier may refuse a request with these parts, since they say more than the plain one. */
export function mayBeRefused(
  { open = [], references = [], ...own }: RequestParts,
  plain: JsonObject,
  parts: JsonObject,
): boolean {
  const isOther = (name: string) => JSON.stringify(parts[name]) !== JSON.stringify(plain[name]);
  const isFarAhead = parts['id'] !== undefined && parts['id'] !== 1;
  return isFarAhead || [...open, ...references].some(isOther) || own.mayBeRefused?.(parts, plain) === true;
}

/** The parts without those that refer to something else; undefined where none of them does, or nothing would be left. */
export function withoutReferences({ references = [] }: RequestParts, parts: JsonObject): JsonObject | undefined {
  const others = Object.entries(parts).filter(([name]) => !references.includes(name));
  const isLess = others.length < Object.keys(parts).length;
  return isLess && others.some(([name]) => name !== 'id') ? Object.fromEntries(others) : undefined;
}
