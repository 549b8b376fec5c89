import fc from 'fast-check';
import { supplierApi } from '../../../contract/description.js';
import { PatternTooSlow } from '../../json/bounded-pattern.js';
import type { Json } from '../../json/json.js';
import { SchemaError } from '../schema/schema-errors.js';
import { readSchema } from '../schema/schema-graph.js';
import { validValues } from '../values/valid-values.js';
import type { ValueOptions } from '../values/value-options.js';

/** So many values are drawn, of which the shortest that does is taken. */
const drawn = 40;

/** Texts that cause no trouble. */
const plain: ValueOptions = { plausible: (text) => /^[\w .,:;@/+=-]*$/.test(text) };

/** A valid value, or why none was found. */
export type MadeValue = { readonly value: Json } | { readonly why: string };

/**
 * The first of some values that is valid, else a short one that the generator of valid values makes.
 * @param candidates each made when it is asked for; one that cannot be made is passed over
 * @param pointer the schema of the description
 * @param isValid whether a value can be sent
 */
export function firstValid(
  candidates: readonly (() => Json | undefined)[],
  pointer: string,
  isValid: (value: Json) => boolean,
): MadeValue {
  for (const make of candidates) {
    const value = unlessImpossible(make);
    if (value !== undefined && unlessImpossible(() => isValid(value)) === true) return { value };
  }
  try {
    const graph = readSchema({ document: supplierApi.document, pointer });
    const usual = unlessImpossible(() => validValues(graph, plain));
    const { values } = usual ?? validValues(graph);
    const found = fc.sample(values, { seed: 1, numRuns: drawn }).filter((value) => isValid(value));
    const [shortest] = found.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    return shortest === undefined ? { why: 'none that was made is valid' } : { value: shortest };
  } catch (thrown) {
    if (isImpossible(thrown)) return { why: (thrown as Error).message };
    throw thrown;
  }
}

/** What is made; undefined where that cannot be. */
function unlessImpossible<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (thrown) {
    if (isImpossible(thrown)) return undefined;
    throw thrown;
  }
}

function isImpossible(thrown: unknown): boolean {
  return thrown instanceof SchemaError || thrown instanceof PatternTooSlow;
}
