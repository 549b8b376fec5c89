import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../../json/json.js';
import { alternativesOf, escaped } from '../schema/alternatives.js';
import { hasType, least, most, propertyLocations } from '../schema/constraints.js';
import { lengthOf } from '../schema/text-fit.js';
import type { Place } from '../near-misses/places.js';
import type { SchemaGraph } from '../schema/schema-graph.js';

/** Something that a valid value can show at a place: a limit exactly, a listed value, an optional part alone. */
export interface Edge {
  readonly place: Place;
  /** What is shown, after the keyword: «exactly 80», «only email». */
  readonly name: string;
  /** Whether the value at the place shows it. */
  readonly isShownBy: (value: Json) => boolean;
  /** The part of the value that has to be there for it. */
  readonly part?: string;
}

/** Lists and texts are not filled up to limits beyond these. */
const maxListLength = 100;
const maxTextLength = 100_000;

/** Deeper values than this are drawn too rarely to show every combination. */
const deepest = 2;

/** Every edge of a place. Whether its keyword allows a value at all is not one. */
export function edgesOf(graph: SchemaGraph, place: Place): readonly Edge[] {
  const { constraints, keyword, way } = place;
  const locations = constraints.schemas.map(([location]) => location);
  const depth = place.pointer.split('/').length - 1;
  const edge: MakeEdge = (name, isShownBy, part) => ({
    place,
    ...(part !== undefined && { part }),
    name: way === undefined ? name : `${name} (way ${way})`,
    isShownBy: way === undefined ? isShownBy : (value) => isShownBy(value) && graph.accepts(value, locations),
  });
  const each = constraints.schemas.map(([, schema]) => schema);
  const present = [edge('present', () => true)];
  switch (keyword) {
    case 'type':
      if (constraints.allowed) return [];
      return constraints.types.flatMap((type) =>
        type === 'boolean'
          ? [edge('true', (value) => value === true), edge('false', (value) => value === false)]
          : [edge(type, (value) => hasType(value, [type]))],
      );
    case 'enum':
    case 'const':
      return (constraints.allowed ?? [])
        .filter((listed) => graph.accepts(listed, locations))
        .map((listed) => edge(JSON.stringify(listed), (value) => isDeepStrictEqual(value, listed)));
    case 'minLength':
    case 'maxLength':
      return constraints[keyword] > maxTextLength || constraints.allowed
        ? []
        : [
            edge(
              `exactly ${constraints[keyword]}`,
              (value) => isText(value) && lengthOf(value) === constraints[keyword],
            ),
          ];
    case 'minimum':
    case 'maximum': {
      const limit = keyword === 'minimum' ? most(each, keyword) : least(each, keyword);
      return limit === undefined || constraints.allowed || !graph.accepts(limit, locations)
        ? []
        : [edge(`exactly ${limit}`, (value) => value === limit)];
    }
    case 'minItems':
    case 'maxItems':
      return constraints[keyword] > maxListLength || (depth > deepest && keyword === 'maxItems')
        ? []
        : [
            edge(
              `exactly ${constraints[keyword]}`,
              (value) => Array.isArray(value) && value.length === constraints[keyword],
            ),
          ];
    case 'uniqueItems':
      return constraints.maxItems < 2 || depth > deepest
        ? []
        : [edge('two or more', (value) => Array.isArray(value) && value.length > 1)];
    case 'items':
      return each.every(({ items }) => items === undefined || items === false)
        ? []
        : [edge('one or more', (value) => Array.isArray(value) && value.length > 0, '*')];
    case 'properties':
      return propertyEdges(graph, place, edge, depth);
    case 'minProperties':
    case 'maxProperties':
      if (constraints[keyword] > maxListLength || depth > deepest) return [];
      return [
        edge(
          `exactly ${constraints[keyword]}`,
          (value) => isJsonObject(value) && Object.keys(value).length === constraints[keyword],
        ),
      ];
    case 'anyOf':
    case 'oneOf':
      return place.locations.flatMap((location) => {
        const schema = graph.schemaAt(location);
        const branches = typeof schema === 'object' ? (schema[keyword] ?? []) : [];
        return branches.map((_, index) => ({
          place,
          name: `branch ${index + 1}`,
          isShownBy: (value: Json) => graph.accepts(value, [`${location}/${keyword}/${index}`]),
        }));
      });
    case 'pattern':
    case 'format':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
    case 'contains':
      return constraints.allowed ? [] : present;
    default:
      return [];
  }
}

type MakeEdge = (name: string, isShownBy: (value: Json) => boolean, part?: string) => Edge;

/** Optional properties: each with and without; near the root none of them, all, and each alone too. */
function propertyEdges(graph: SchemaGraph, { constraints }: Place, edge: MakeEdge, depth: number): Edge[] {
  const { names, required, schemas, minProperties, maxProperties, allowed } = constraints;
  const optional = names.filter((name) => {
    const locations = propertyLocations(constraints, name);
    return !required.has(name) && locations !== undefined && alternativesOf(graph, locations).length > 0;
  });
  if (optional.length === 0 || allowed) return [];
  const shown = (value: Json) =>
    isJsonObject(value) ? optional.filter((name) => Object.hasOwn(value, name)) : undefined;
  const each = optional.flatMap((name) => [
    edge(`with ${name}`, (value) => shown(value)?.includes(name) ?? false, escaped(name)),
    ...(depth > deepest ? [] : [edge(`without ${name}`, (value) => shown(value)?.includes(name) === false)]),
  ]);
  // Where properties depend on each other, which of them can be alone or together is left to chance.
  const isFree = schemas.every(([, schema]) => !binding.some((keyword) => schema[keyword] !== undefined));
  if (depth > deepest || !isFree) return each;
  const has = (count: number) => required.size + count >= minProperties && required.size + count <= maxProperties;
  return [
    ...(has(0) ? [edge('none optional', (value) => shown(value)?.length === 0)] : []),
    ...(has(optional.length) ? [edge('all', (value) => shown(value)?.length === optional.length)] : []),
    ...each,
    ...(has(1)
      ? optional.map((name) => edge(`only ${name}`, (value) => isDeepStrictEqual(shown(value), [name]), escaped(name)))
      : []),
  ];
}

/** Keywords that tie properties of one object to each other. */
const binding = ['not', 'if', 'dependentRequired', 'dependentSchemas', 'propertyNames'] as const;

function isText(value: Json): value is string {
  return typeof value === 'string';
}
