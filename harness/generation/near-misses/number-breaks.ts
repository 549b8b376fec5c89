import type { Json } from '../../json/json.js';
import type { Break } from '../values/break.js';
import { clearOf } from '../values/numbers.js';
import { least, most } from '../schema/constraints.js';
import { multipleReadings } from '../../json/multiples.js';
import type { Place } from './places.js';

/** Breaks of the limits of numbers and of `multipleOf`. */
export function numberBreaks({ keyword, constraints }: Place): readonly Break[] {
  const each = constraints.schemas.map(([, schema]) => schema);
  const steps = each.flatMap(({ multipleOf }) => multipleOf ?? []);
  switch (keyword) {
    case 'minimum':
      return below(most(each, keyword) ?? 0, [1, 0.5, 0.01, 1_000_000], steps);
    case 'exclusiveMinimum':
      return below(most(each, keyword) ?? 0, [0, 1, 0.5, 1_000_000], steps);
    case 'maximum':
      return above(least(each, keyword) ?? 0, [1, 0.5, 0.01, 1_000_000], steps);
    case 'exclusiveMaximum':
      return above(least(each, keyword) ?? 0, [0, 1, 0.5, 1_000_000], steps);
    case 'multipleOf':
      return steps
        .flatMap((step) => [step / 2, step / 4, step / 10, 1])
        .map((by) => ({
          description: `${by} more than its value`,
          apply: (current) =>
            typeof current === 'number' && isNoMultiple(current + by, steps) ? current + by : undefined,
        }));
    default:
      return [];
  }
}

function isMultiple(value: number, steps: readonly number[]): boolean {
  return steps.every((step) => multipleReadings(value, step).every(Boolean));
}

/** Whether a number fails to be a multiple of some step, by every way to calculate it. */
function isNoMultiple(value: number, steps: readonly number[]): boolean {
  return steps.some((step) => multipleReadings(value, step).every((reading) => !reading));
}

function below(limit: number, distances: readonly number[], steps: readonly number[]): Break[] {
  const multiples = steps.map((step) => (Math.ceil(limit / step) - 1) * step);
  const outside = clearOf(limit, -1);
  const values = [...distances.map((by) => limit - by), outside, ...multiples, -1, -Number.MAX_SAFE_INTEGER];
  return values.filter((value) => value <= outside && isMultiple(value, steps)).map(instead);
}

function above(limit: number, distances: readonly number[], steps: readonly number[]): Break[] {
  const multiples = steps.map((step) => (Math.floor(limit / step) + 1) * step);
  const outside = clearOf(limit, 1);
  const values = [...distances.map((by) => limit + by), outside, ...multiples, Number.MAX_SAFE_INTEGER];
  return values.filter((value) => value >= outside && isMultiple(value, steps)).map(instead);
}

function instead(value: number): Break {
  return { description: String(value), apply: (current: Json) => (typeof current === 'number' ? value : undefined) };
}
