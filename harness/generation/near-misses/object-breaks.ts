import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import type { Break } from '../values/break.js';
import { extraNames } from '../values/extra-names.js';
import type { Place } from './places.js';

/** Breaks of the keywords of objects. */
export function objectBreaks({ keyword, name, constraints }: Place): readonly Break[] {
  const { minProperties, maxProperties, names, required, schemas } = constraints;
  switch (keyword) {
    case 'required':
      return [{ description: `no ${name}`, apply: whenObject((object) => lacking(object, [name ?? ''])) }];
    case 'minProperties':
      return [
        {
          description: 'too few properties',
          apply: whenObject((object) => {
            const optional = Object.keys(object).filter((key) => !required.has(key));
            return lacking(object, optional.slice(0, Object.keys(object).length - minProperties + 1));
          }),
        },
      ];
    case 'maxProperties':
      return [
        {
          description: 'too many properties',
          apply: whenObject((object, others) => {
            const spare = others.filter(isJsonObject).reduce<JsonObject>((all, other) => ({ ...all, ...other }), {});
            const numbered = Object.fromEntries(
              Array.from({ length: Math.min(1000, maxProperties + 1) }, (_, index) => [
                `more${index}`,
                Object.values(object)[0] ?? 'more',
              ]),
            );
            const all = {
              ...object,
              ...spare,
              ...(Object.keys({ ...object, ...spare }).length <= maxProperties && numbered),
            };
            return Object.fromEntries(Object.entries(all).slice(0, maxProperties + 1));
          }),
        },
      ];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      if (!schemas.some(([, schema]) => schema[keyword] === false)) return [];
      return ['unexpected', ...names.slice(0, 3).map((known) => known.toUpperCase()), ...extraNames].map((added) => ({
        description: `the property ${added}, which is not described`,
        apply: whenObject((object) => (names.includes(added) ? undefined : { ...object, [added]: 'unexpected' })),
      }));
    case 'propertyNames':
      return ['', 'bad name', 'é', '%', 'x'.repeat(300), 'UPPER', 'lower', '1'].map((added) => ({
        description: `the property ${JSON.stringify(added)}`,
        apply: whenObject((object) => ({ ...object, [added]: Object.values(object)[0] ?? 'text' })),
      }));
    case 'dependentRequired':
      return [
        ...new Set(schemas.flatMap(([, { dependentRequired }]) => Object.values(dependentRequired ?? {}).flat())),
      ].map((dependent) => ({
        description: `no ${dependent}, which another property asks for`,
        apply: whenObject((object) => lacking(object, [dependent])),
      }));
    default:
      return [];
  }
}

function whenObject(
  change: (object: JsonObject, others: readonly Json[]) => JsonObject | undefined,
): (current: Json, others: readonly Json[]) => Json | undefined {
  return (current, others) => (isJsonObject(current) ? change(current, others) : undefined);
}

function lacking(object: JsonObject, names: readonly string[]): JsonObject | undefined {
  const kept = Object.entries(object).filter(([key]) => !names.includes(key));
  return kept.length === Object.keys(object).length ? undefined : Object.fromEntries(kept);
}
