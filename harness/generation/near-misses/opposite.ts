import type { Json } from '../../json/json.js';
import { at } from '../../json/json-pointer.js';
import type { Bundle } from '../schema/bundle.js';
import type { Place } from './places.js';
import { graphOf, type SchemaGraph } from '../schema/schema-graph.js';

/**
 * The same schemas but for one combinator, of which they ask the opposite: what `not` excludes, or two branches of
 * `oneOf` at once. Undefined for other keywords, which are broken in simpler ways.
 */
export function opposite(graph: SchemaGraph, { keyword, locations }: Place): SchemaGraph | undefined {
  if (keyword !== 'not' && keyword !== 'oneOf') return undefined;
  const copy: Bundle = structuredClone(graph.bundle);
  for (const location of locations) {
    const schema = at(copy as unknown as Json, location) as unknown as Record<string, unknown>;
    const { not, oneOf } = schema as { not?: unknown; oneOf?: unknown[] };
    delete schema[keyword];
    const wanted = keyword === 'not' ? not : { anyOf: pairs(oneOf ?? []).map((pair) => ({ allOf: pair })) };
    // Of `oneOf` with a single branch nothing can be two.
    if (keyword === 'oneOf' && (oneOf?.length ?? 0) < 2) return undefined;
    schema['allOf'] = [...((schema['allOf'] as unknown[] | undefined) ?? []), wanted];
  }
  return graphOf(copy);
}

function pairs(branches: readonly unknown[]): (readonly [unknown, unknown])[] {
  return branches.flatMap((one, index) => branches.slice(index + 1).map((other) => [one, other] as const)).slice(0, 20);
}
