import { alternativesOf, escaped } from '../schema/alternatives.js';
import { constraintsOf, itemLocations, propertyLocations, type Constraints } from '../schema/constraints.js';
import { additionalName, nameByPattern } from '../values/extra-names.js';
import type { Location, SchemaGraph } from '../schema/schema-graph.js';
import type { SchemaObject } from '../schema/schema-object.js';
import type { Focus, ValueOptions } from '../values/value-options.js';

/** One keyword at one place of a value. */
export interface Place {
  /** Where the value is: a JSON pointer, `*` for every item of a list. */
  readonly pointer: string;
  readonly keyword: string;
  /** The required property, where the keyword is `required`. */
  readonly name?: string;
  /** All that holds for the value there, in the alternative that has the keyword. */
  readonly constraints: Constraints;
  /** Where the keyword stands in the schemas of that alternative. */
  readonly locations: readonly Location[];
  /** How values are made that have the place. */
  readonly focus: Focus;
  /** Which alternative of the value it belongs to, from 1, where there are several. */
  readonly way?: number;
}

/** The pointer that a place is reported by: for `required`, that of the required value. */
export function labelOf({ pointer, name }: Pick<Place, 'pointer' | 'name'>): string {
  return name === undefined ? pointer : `${pointer}/${escaped(name)}`;
}

/** The keywords that a value can break, or reach the limit of. Those of sub-schemas are places of their own. */
const keywords = [
  'type',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'minContains',
  'maxContains',
  'properties',
  'minProperties',
  'maxProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'dependentRequired',
  'anyOf',
  'oneOf',
  'if',
  'not',
] as const satisfies readonly (keyof SchemaObject)[];

/** How deep places are looked for in a schema that refers to itself: once around. */
const rounds = 1;

/**
 * Every keyword at every place of the values of a schema, in the order of the description. Values that the caller gives
 * are not places, nor is what is never there.
 */
export function placesOf(graph: SchemaGraph, options: ValueOptions = {}): readonly Place[] {
  const found = new Map<string, Place>();
  const { overrides = {}, absent = [], maxDepth = 5 } = options;
  const visit = (
    locations: readonly Location[],
    pointer: string,
    taken: ReadonlyMap<string, string>,
    path: readonly string[],
  ): void => {
    const node = locations.join(' ');
    if (Object.hasOwn(overrides, pointer) || absent.includes(pointer)) return;
    if (path.length > maxDepth || path.filter((other) => other === node).length > rounds) return;
    const alternatives = alternativesOf(graph, locations);
    alternatives.forEach((alternative, index) => {
      const constraints = constraintsOf(graph, alternative.locations);
      if (!constraints) return;
      const here = alternatives.length > 1 ? new Map([...taken, [pointer, alternative.locations.join(' ')]]) : taken;
      const place = (keyword: string, at: readonly Location[], name?: string): Place => ({
        pointer,
        keyword,
        ...(name !== undefined && { name }),
        constraints,
        locations: at,
        focus: { pointer, taken: here },
        ...(alternatives.length > 1 && { way: index + 1 }),
      });
      for (const each of placesHere(constraints, place)) {
        const key = JSON.stringify([each.pointer, each.keyword, each.name, each.locations, [...here]]);
        if (!found.has(key)) found.set(key, each);
      }
      for (const [step, inner] of childrenOf(graph, constraints))
        visit(inner, `${pointer}/${step}`, here, [...path, node]);
    });
  };
  visit([graph.root], '', new Map(), []);
  return [...found.values()];
}

function placesHere(
  constraints: Constraints,
  place: (keyword: string, at: readonly Location[], name?: string) => Place,
): Place[] {
  const having = (keyword: keyof SchemaObject) =>
    constraints.schemas.filter(([, schema]) => schema[keyword] !== undefined).map(([location]) => location);
  const simple = keywords
    .filter((keyword) => having(keyword).length > 0)
    .map((keyword) => place(keyword, having(keyword)));
  const required = [...constraints.required].map((name) =>
    place(
      'required',
      constraints.schemas.filter(([, schema]) => schema.required?.includes(name)).map(([location]) => location),
      name,
    ),
  );
  return [...simple, ...required];
}

/** The parts that a value can have, with their schemas. */
function childrenOf(graph: SchemaGraph, constraints: Constraints): (readonly [string, readonly Location[]])[] {
  const { types, allowed, schemas, names, required } = constraints;
  if (allowed) return [];
  const children: (readonly [string, readonly Location[] | undefined])[] = [];
  if (types.includes('object')) {
    const extra = schemas.flatMap(([, { patternProperties }]) =>
      Object.keys(patternProperties ?? {}).flatMap((pattern) => nameByPattern(pattern) ?? []),
    );
    if (schemas.some(([, { additionalProperties }]) => typeof additionalProperties === 'object'))
      extra.push(additionalName(graph, schemas));
    for (const name of new Set([...names, ...required, ...extra]))
      children.push([escaped(name), propertyLocations(constraints, name)]);
  }
  if (types.includes('array')) {
    const length = Math.max(0, ...schemas.map(([, { prefixItems = [] }]) => prefixItems.length));
    for (let index = 0; index < length; index += 1) children.push([String(index), itemLocations(constraints, index)]);
    children.push(['*', itemLocations(constraints, length)]);
  }
  return children.flatMap(([step, locations]) =>
    locations === undefined || locations.length === 0 ? [] : [[step, locations]],
  );
}
