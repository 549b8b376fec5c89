import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../json.js';
import { hasType, least, most, propertyLocations } from './constraints.js';
import { lengthOf } from './text-fit.js';
import type { Place } from './places.js';
import type { SchemaGraph } from './schema-graph.js';

/** Something that a valid value can show at a place: a limit exactly, a listed value, an optional part alone. */
export interface Edge {
  readonly place: Place;
  /** What is shown, after the keyword: «exactly 80», «only email». */
  readonly name: string;
  /** Whether the value at the place shows it. */
  readonly isShownBy: (value: Json) => boolean;
}

/** Lists and texts are not filled up to limits beyond these. */
const longestList = 100;
const longestText = 100_000;

/** Every edge of a place. Whether its keyword allows a value at all is not one. */
export function edgesOf(graph: SchemaGraph, place: Place): readonly Edge[] {
  const { constraints, keyword, way } = place;
  const locations = constraints.schemas.map(([location]) => location);
  const edge = (name: string, isShownBy: (value: Json) => boolean): Edge => ({
    place,
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
      return constraints[keyword] > longestText || constraints.allowed
        ? []
        : [edge(`exactly ${constraints[keyword]}`, (value) => isText(value) && lengthOf(value) === constraints[keyword])];
    case 'minimum':
    case 'maximum': {
      const limit = keyword === 'minimum' ? most(each, keyword) : least(each, keyword);
      return limit === undefined || constraints.allowed || !graph.accepts(limit, locations)
        ? []
        : [edge(`exactly ${limit}`, (value) => value === limit)];
    }
    case 'minItems':
    case 'maxItems':
      return constraints[keyword] > longestList
        ? []
        : [edge(`exactly ${constraints[keyword]}`, (value) => Array.isArray(value) && value.length === constraints[keyword])];
    case 'uniqueItems':
      return constraints.maxItems < 2 ? [] : [edge('two or more', (value) => Array.isArray(value) && value.length > 1)];
    case 'items':
      return each.every(({ items }) => items === undefined || items === false)
        ? []
        : [edge('one or more', (value) => Array.isArray(value) && value.length > 0)];
    case 'properties':
      return propertyEdges(place, edge);
    case 'minProperties':
    case 'maxProperties':
      return [
        edge(`exactly ${constraints[keyword]}`, (value) => isJsonObject(value) && Object.keys(value).length === constraints[keyword]),
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

/** Optional properties: none of them, all, each with and without, and each alone. */
function propertyEdges(
  { constraints, pointer }: Place,
  edge: (name: string, isShownBy: (value: Json) => boolean) => Edge,
): Edge[] {
  const optional = constraints.names.filter(
    (name) => !constraints.required.has(name) && propertyLocations(constraints, name) !== undefined,
  );
  if (optional.length === 0 || constraints.allowed) return [];
  const shown = (value: Json) => (isJsonObject(value) ? optional.filter((name) => Object.hasOwn(value, name)) : undefined);
  const depth = pointer.split('/').length;
  return [
    edge('none optional', (value) => shown(value)?.length === 0),
    ...(depth > 3 ? [] : [edge('all', (value) => shown(value)?.length === optional.length)]),
    ...optional.flatMap((name) => [
      edge(`with ${name}`, (value) => shown(value)?.includes(name) ?? false),
      edge(`without ${name}`, (value) => shown(value)?.includes(name) === false),
      edge(`only ${name}`, (value) => isDeepStrictEqual(shown(value), [name])),
    ]),
  ];
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}
