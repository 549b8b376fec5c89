import fc from 'fast-check';
import type { Json } from '../../json/json.js';
import { alternativesOf, type Alternative } from '../schema/alternatives.js';
import type { Building } from './building.js';
import { constraintsOf, type Constraints, type JsonType } from '../schema/constraints.js';
import { filtered } from './filtered.js';
import { list } from './lists.js';
import { isUnsatisfiable, object } from './objects.js';
import { scalar } from './scalars.js';
import { SchemaError } from '../schema/schema-errors.js';
import type { Location, SchemaGraph } from '../schema/schema-graph.js';
import { leadsTo } from './value-options.js';

/** So many values are tried to find out whether an alternative can be satisfied. */
const probes = 300;

/**
 * Values of schemas that hold together, of each way to satisfy them.
 * @throws SchemaError when no value does
 */
export function byAlternatives(
  building: Building,
  locations: readonly Location[],
  pointer: string,
  depth: number,
): fc.Arbitrary<Json> {
  const { graph, focus } = building;
  const taken = focus?.taken.get(pointer);
  const all = alternativesOf(graph, locations);
  const alternatives = taken === undefined ? all : all.filter((one) => one.locations.join(' ') === taken);
  const hasOverrides = Object.keys(building.options.overrides ?? {}).some((other) => leadsTo(pointer, other));
  const isValidated = all.some((one) => one.filtered || hasContains(graph, one)) && !hasOverrides;
  let reason: unknown;
  const found = alternatives.flatMap((alternative) => {
    try {
      const constraints = constraintsOf(graph, alternative.locations);
      if (!constraints) return [];
      const values = byTypes(building, constraints, pointer, depth);
      if (!isValidated) return [values];
      const accepts = (value: Json) => graph.accepts(value, locations);
      fc.sample(filtered(values, accepts, pointer, probes), { seed: 1, numRuns: 1 });
      return [filtered(values, accepts, pointer)];
    } catch (thrown) {
      if (!isUnsatisfiable(thrown)) throw thrown;
      reason ??= thrown;
      return [];
    }
  });
  // The reason is deeper inside where there is one.
  if (found.length === 0 && reason !== undefined) throw reason as SchemaError;
  if (found.length === 0)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `No value was found that the schema at ${pointer || 'its root'} accepts${unreadable(building, locations)}; override the value there.`,
    );
  return fc.oneof(...found);
}

/** Why no value of a schema is known, where part of it cannot be read. */
function unreadable({ graph }: Building, locations: readonly Location[]): string {
  const reasons = locations.flatMap((location) => {
    const schema = graph.schemaAt(location);
    return typeof schema === 'object' ? (schema['x-unreadable'] ?? []) : [];
  });
  return reasons.length > 0 ? `, part of which cannot be read (${reasons.join('; ')})` : '';
}

function hasContains(graph: SchemaGraph, { locations }: Alternative): boolean {
  return locations.some((location) => {
    const schema = graph.schemaAt(location);
    return typeof schema === 'object' && schema.contains !== undefined;
  });
}

function byTypes(building: Building, constraints: Constraints, pointer: string, depth: number): fc.Arbitrary<Json> {
  const { allowed, types } = constraints;
  if (allowed) {
    const locations = constraints.schemas.map(([location]) => location);
    const values = allowed.filter((value) => building.graph.accepts(value, locations));
    if (values.length === 0)
      throw new SchemaError('SCHEMA_UNSATISFIABLE', `No listed value at ${pointer} satisfies the rest of its schema.`);
    return fc.constantFrom(...values);
  }
  let reason: unknown;
  const found = types.flatMap((type) => {
    try {
      return [byType(building, constraints, type, pointer, depth)];
    } catch (thrown) {
      if (!isUnsatisfiable(thrown)) throw thrown;
      reason ??= thrown;
      return [];
    }
  });
  if (found.length === 0 && reason !== undefined) throw reason as SchemaError;
  if (found.length === 0)
    throw new SchemaError(
      'SCHEMA_UNSATISFIABLE',
      `No type that is allowed at ${pointer || 'the root'} has a valid value.`,
    );
  return fc.oneof(...found);
}

function byType(
  building: Building,
  constraints: Constraints,
  type: JsonType,
  pointer: string,
  depth: number,
): fc.Arbitrary<Json> {
  if (type === 'object') return object(building, constraints, pointer, depth);
  if (type === 'array') return list(building, constraints, pointer, depth);
  return scalar(building, constraints, type, pointer);
}
