import fc from 'fast-check';
import type { Json } from '../../json/json.js';
import { escaped } from '../schema/alternatives.js';
import type { Building } from './building.js';
import { propertyLocations, type Constraints } from '../schema/constraints.js';
import { additionalName, extraNames, namesByPattern } from './extra-names.js';
import { filtered } from './filtered.js';
import { SchemaError } from '../schema/schema-errors.js';
import type { Location } from '../schema/schema-graph.js';

type Property = readonly [name: string, values: fc.Arbitrary<Json>];

/** No object is made that needs more properties. */
const maxNeeded = 1000;

/**
 * Objects: with the required properties only, with all, with each optional one alone, with all but one, and any
 * combination. Names that the description does not have are added only where it says something of their values.
 */
export function object(
  building: Building,
  constraints: Constraints,
  pointer: string,
  depth: number,
): fc.Arbitrary<Json> {
  if (constraints.minProperties > maxNeeded) throw unsatisfiable(pointer, 'asks for more properties than are made');
  const described = describedProperties(building, constraints, pointer, depth);
  const required = described.filter(([name]) => constraints.required.has(name));
  const optional = described.filter(([name]) => !constraints.required.has(name));
  const missing = constraints.minProperties - described.length;
  const isDeep = building.isDeep(depth);
  const isOpen = !isDeep || missing > 0 || building.isForced(pointer);
  const extras = !isOpen ? [] : extraProperties(building, constraints, pointer, depth, missing);
  const forced = [...optional, ...extras].filter(([name]) => building.isForced(`${pointer}/${escaped(name)}`));
  const free = [...(isDeep && missing <= -optional.length ? [] : optional), ...extras];
  const base = [...required, ...forced];
  const lower = Math.max(0, constraints.minProperties - base.length);
  const upper = Math.min(free.length, constraints.maxProperties - base.length);
  if (lower > upper) throw unsatisfiable(pointer, 'has no room for as many properties as it needs');
  const all = [...described, ...extras];
  const isComplete = (names: ReadonlySet<string>) =>
    names.size >= constraints.minProperties && names.size <= constraints.maxProperties;
  return filtered(
    choice(free, lower, upper, depth).map((chosen) =>
      closed(
        constraints,
        [...base, ...chosen].map(([name]) => name),
      ),
    ),
    isComplete,
    pointer,
  ).chain((names) => {
    const present = all.filter(([name]) => names.has(name));
    return fc
      .tuple(...present.map(([, values]) => values))
      .map((values): Json => Object.fromEntries(values.map((value, index) => [present[index]?.[0] ?? '', value])));
  });
}

/** Which optional properties are there. */
function choice(free: readonly Property[], lower: number, upper: number, depth: number): fc.Arbitrary<Property[]> {
  const some = (minLength: number, maxLength: number) =>
    fc.subarray([...free], {
      minLength: Math.max(lower, Math.min(minLength, upper)),
      maxLength: Math.max(lower, Math.min(maxLength, upper)),
    });
  // Objects in objects in objects would grow beyond measure.
  if (depth > 2) return some(0, 3);
  return fc.oneof(
    { weight: 3, arbitrary: some(0, 0) },
    { weight: 3, arbitrary: some(1, 1) },
    { weight: 3, arbitrary: some(0, free.length) },
    { weight: 2, arbitrary: some(free.length, free.length) },
    { weight: 1, arbitrary: some(free.length - 1, free.length - 1) },
  );
}

/** The names with all that they require in turn. */
function closed({ schemas }: Constraints, names: readonly string[]): ReadonlySet<string> {
  const result = new Set(names);
  for (const name of result)
    for (const [, schema] of schemas) for (const other of schema.dependentRequired?.[name] ?? []) result.add(other);
  return result;
}

function describedProperties(
  building: Building,
  constraints: Constraints,
  pointer: string,
  depth: number,
): readonly Property[] {
  const names = [...new Set([...constraints.names, ...constraints.required])];
  return names.flatMap((name): Property[] => {
    const place = `${pointer}/${escaped(name)}`;
    const isNeeded = constraints.required.has(name);
    const isAbsent = building.options.absent?.includes(place) ?? false;
    const locations = propertyLocations(constraints, name);
    if (!locations && isNeeded) throw unsatisfiable(pointer, `requires ${name} and forbids it`);
    const isSkipped = isAbsent || (building.isDeep(depth) && constraints.minProperties === 0);
    if (!locations || (!isNeeded && isSkipped && !building.isForced(place))) return [];
    try {
      return [[name, building.valuesOf(locations, place, depth + 1)]];
    } catch (thrown) {
      if (!isNeeded && isUnsatisfiable(thrown)) return [];
      throw thrown;
    }
  });
}

/** Whether it was thrown because no value satisfies a schema: what is optional is then left out. */
export function isUnsatisfiable(thrown: unknown): boolean {
  return thrown instanceof SchemaError && thrown.code === 'SCHEMA_UNSATISFIABLE';
}

/** Properties that patternProperties or additionalProperties describe, or that are needed to have enough. */
function extraProperties(
  building: Building,
  constraints: Constraints,
  pointer: string,
  depth: number,
  missing: number,
): readonly Property[] {
  const { schemas, names } = constraints;
  const each = schemas.map(([, schema]) => schema);
  const patterns = each.flatMap(({ patternProperties }) => Object.keys(patternProperties ?? {}));
  const isDescribed = each.some(({ additionalProperties = false }) => additionalProperties !== false);
  if (!isDescribed && patterns.length === 0 && missing <= 0) return [];
  const nameRules = schemas.flatMap(([location, { propertyNames }]): Location[] =>
    propertyNames === undefined ? [] : [`${location}/propertyNames`],
  );
  const numbered = Array.from({ length: Math.max(0, missing) + 2 }, (_, index) => `key${index + 10}`);
  const ruled = nameRules.length === 0 ? [] : namesBy(building, nameRules, pointer, depth);
  const matched = patterns.flatMap(namesByPattern);
  const first = isDescribed ? [additionalName(building.graph, schemas)] : [];
  const candidates = [
    ...new Set([...first, ...matched, ...ruled, ...(isDescribed || missing > 0 ? [...extraNames, ...numbered] : [])]),
  ];
  return candidates
    .filter((name) => !names.includes(name) && !constraints.required.has(name) && name !== '__proto__')
    .filter((name) => nameRules.length === 0 || building.graph.accepts(name, nameRules))
    .slice(0, Math.max(12, missing + 2))
    .flatMap((name): Property[] => {
      const locations = propertyLocations(constraints, name);
      if (!locations) return [];
      try {
        return [[name, building.valuesOf(locations, `${pointer}/${escaped(name)}`, depth + 1)]];
      } catch (thrown) {
        if (isUnsatisfiable(thrown)) return [];
        throw thrown;
      }
    });
}

function namesBy(building: Building, rules: readonly Location[], pointer: string, depth: number): string[] {
  const values = building.valuesOf(rules, `${pointer}/{name}`, depth + 1);
  return fc.sample(values, { seed: 1, numRuns: 30 }).filter((name) => typeof name === 'string');
}

function unsatisfiable(pointer: string, why: string): SchemaError {
  return new SchemaError('SCHEMA_UNSATISFIABLE', `The schema at ${pointer || 'its root'} ${why}: nothing is valid.`);
}
