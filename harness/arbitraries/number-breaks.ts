import type { Json } from '../json.js';
import type { Break } from './break.js';
import { least, most } from './constraints.js';
import type { Place } from './places.js';

/** Breaks of the limits of numbers and of `multipleOf`. */
export function numberBreaks({ keyword, constraints }: Place): readonly Break[] {
  const each = constraints.schemas.map(([, schema]) => schema);
  switch (keyword) {
    case 'minimum':
      return below(most(each, keyword) ?? 0, [1, 0.5, 0.01, 1_000_000]);
    case 'exclusiveMinimum':
      return below(most(each, keyword) ?? 0, [0, 1, 0.5, 1_000_000]);
    case 'maximum':
      return above(least(each, keyword) ?? 0, [1, 0.5, 0.01, 1_000_000]);
    case 'exclusiveMaximum':
      return above(least(each, keyword) ?? 0, [0, 1, 0.5, 1_000_000]);
    case 'multipleOf':
      return each
        .flatMap(({ multipleOf }) => multipleOf ?? [])
        .flatMap((step) => [step / 2, step / 4, step / 10, 1])
        .map((by) => ({
          description: `${by} more than its value`,
          apply: (current) => (typeof current === 'number' ? current + by : undefined),
        }));
    case 'format':
      return [2147483648, -2147483649, 9223372036854775808, 1.5].map(instead);
    default:
      return [];
  }
}

function below(limit: number, distances: readonly number[]): Break[] {
  return [...distances.map((by) => limit - by), -1, -Number.MAX_SAFE_INTEGER].filter((value) => value <= limit).map(instead);
}

function above(limit: number, distances: readonly number[]): Break[] {
  return [...distances.map((by) => limit + by), Number.MAX_SAFE_INTEGER].filter((value) => value >= limit).map(instead);
}

function instead(value: number): Break {
  return { description: String(value), apply: (current: Json) => (typeof current === 'number' ? value : undefined) };
}
