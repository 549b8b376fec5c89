import type { RequirementId } from '../../contract/requirements/index.js';
import { at, pointerOf, withValue, type Path } from '../json/json-pointer.js';
import type { Json, JsonObject } from '../json/json.js';
import type { PlainRequest, SupplierRequest } from '../wire/supplier-request.js';
import type { TestBody } from './purpose.js';

/**
 * What a valid request has that a plain one has not. It is data, so that several that have nothing to do with each other
 * can share a request.
 */
export interface Positive {
  /** The body with its changes. */
  readonly change?: {
    /** JSON pointers to all that it changes or adds. */
    readonly places: readonly string[];
    /** A JSON pointer to what a plain body must have, or else it changes another place. */
    readonly needs?: string;
    readonly from: (body: JsonObject) => JsonObject;
  };
  /** Headers in place of the usual ones. */
  readonly headers?: () => NonNullable<SupplierRequest['headers']>;
  /** How the names of headers are spelled. */
  readonly headerName?: (name: string) => string;
  /** How the body is written. */
  readonly layout?: Layout;
  /** The requirement that a refusal violates; by default API-VALID-ACCEPTED. */
  readonly otherwise?: RequirementId;
  /**
   * Why a supplier may refuse it, where the documents leave that open. It shares requests only with those that have the
   * same reason, and a refusal of them all is not looked into.
   */
  readonly mayBeRefused?: string;
}

/** Ways to write a body, each of which means the same. Several of them together do, too. */
export interface Layout {
  /** What the body is labelled as. */
  readonly contentType?: string;
  /** The body with its keys in another order. */
  readonly order?: (body: JsonObject) => JsonObject;
  /** The body as JSON text. */
  readonly write?: (body: JsonObject) => string;
  /** A JSON text with its texts spelled in another way. */
  readonly texts?: (json: string) => string;
  /** A JSON text with its numbers spelled in another way. */
  readonly numbers?: (json: string) => string;
}

const positives = new WeakMap<TestBody, readonly Positive[]>();

/** Notes what the requests of a test purpose change, each of them, so that it can share them. */
export function notePositives(body: TestBody, changes: readonly Positive[]): void {
  positives.set(body, changes);
}

/** What the requests of a test purpose change, where it is one of those that can share them; otherwise none. */
export function positivesOf(body: TestBody): readonly Positive[] {
  return positives.get(body) ?? [];
}

/** A plain request with all of these changes, which have nothing to do with each other. */
export function withAll(plain: PlainRequest, changes: readonly Positive[]): SupplierRequest {
  const body = changes.reduce((current, { change }) => change?.from(current) ?? current, plain.body);
  const layouts = changes.flatMap((each) => each.layout ?? []);
  const headers = changes.find((each) => each.headers)?.headers?.();
  const headerName = changes.find((each) => each.headerName)?.headerName;
  return {
    ...plain,
    body,
    ...(headers && { headers }),
    ...(headerName && { headerName }),
    ...(layouts.length > 0 && written(body, Object.assign({}, ...layouts) as Layout)),
  };
}

function written(body: JsonObject, { contentType = 'application/json', ...layout }: Layout) {
  const ordered = layout.order?.(body) ?? body;
  const json = layout.write?.(ordered) ?? JSON.stringify(ordered);
  const spelled = layout.texts?.(json) ?? json;
  return { contentType, text: layout.numbers?.(spelled) ?? spelled };
}

/** Whether a plain body has all that these changes need to be in one request. */
export function canShare({ body }: PlainRequest, changes: readonly Positive[]): boolean {
  return changes.every(({ change }) => change?.needs === undefined || at(body, change.needs) !== undefined);
}

/** A change of what is at a path within one item of a list; within the first one where a plain body has no such item. */
export function changeWithin(list: string, item: number, path: Path, value: Json): NonNullable<Positive['change']> {
  const needs = pointerOf([list, item]);
  return {
    places: [pointerOf([list, item, ...path])],
    needs,
    from: (body) => withValue(body, [list, at(body, needs) === undefined ? 0 : item, ...path], value) as JsonObject,
  };
}

/** Whether two changes can be in one request: they concern other places, and not both the same of the rest. */
export function areDisjoint(one: Positive, other: Positive): boolean {
  if ((['headers', 'headerName'] as const).some((part) => one[part] && other[part])) return false;
  if (Object.keys(one.layout ?? {}).some((part) => part in (other.layout ?? {}))) return false;
  const places = other.change?.places ?? [];
  return (one.change?.places ?? []).every((place) => !places.some((each) => touches(place, each)));
}

function touches(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
