import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/arbitraries/drawn.js';
import { nearMisses, type NearMisses } from '../../harness/arbitraries/near-misses.js';
import { readSchema, type SchemaGraph } from '../../harness/arbitraries/schema-graph.js';
import { at } from '../../harness/json-pointer.js';
import type { Json } from '../../harness/json.js';
import { contractSchemas, ownSchemas, publicSchemas, samples } from './described-schemas.js';
import { firstValidator } from './first-validator.js';
import { secondValidatorOf } from './second-validator.js';

const sent = (value: Json) => JSON.parse(JSON.stringify(value)) as Json;

/** The schemas without the keyword that near-misses of a place break, made here and not as the harness makes it. */
function loosened(graph: SchemaGraph, { place }: NearMisses): Json {
  const copy = structuredClone(graph.bundle);
  // A value of another type is neither listed nor of its format, which counts as one reason.
  const keywords = place.keyword === 'type' ? ['type', 'enum', 'const', 'format'] : [place.keyword];
  const locations =
    place.keyword === 'type' ? place.constraints.schemas.map(([location]) => location) : place.locations;
  for (const location of locations) {
    const schema = at(copy as unknown as Json, location) as unknown as Record<string, unknown>;
    for (const keyword of keywords)
      if (keyword === 'required')
        schema['required'] = (schema['required'] as string[]).filter((name) => name !== place.name);
      else if (/^(additional|unevaluated)|^items$/.test(keyword)) schema[keyword] = true;
      else delete schema[keyword];
  }
  return { ...copy, $ref: '#/$defs/0' } as Json;
}

/** What ajv calls a keyword, and where it reports it. */
function isReported(errors: ReturnType<ReturnType<typeof firstValidator>>, keyword: string, pointer: string): boolean {
  const name = keyword === 'minContains' || keyword === 'maxContains' ? 'contains' : keyword;
  return errors.some((error) => {
    const missing = error.keyword === 'required' ? `/${pointerStep(String(error.params['missingProperty']))}` : '';
    return error.keyword === name && `${error.instancePath}${missing}` === pointer;
  });
}

const pointerStep = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

describe.each([...contractSchemas, ...ownSchemas, ...publicSchemas])('near-misses of $title', (source) => {
  test('are invalid for the labelled reason alone by two validators', { timeout: 3_600_000 }, async () => {
    const graph = readSchema(source);
    const errorsOf = firstValidator(graph);
    const isValid = await secondValidatorOf({ ...graph.bundle, $ref: '#/$defs/0' } as Json);
    const all = nearMisses(graph);
    const each = Math.ceil(samples / Math.max(1, all.length));
    for (const misses of all) {
      const isValidWithout = await secondValidatorOf(loosened(graph, misses));
      const label = `${misses.place.pointer} ${misses.place.keyword}`;
      for (const { value, keyword, pointer } of draw(misses.values, 21, each).map((drawn) => drawn.value)) {
        const arrived = sent(value);
        const errors = errorsOf(arrived);
        expect(
          isReported(errors, keyword, pointer),
          `${label}: ${JSON.stringify(errors)} ${JSON.stringify(value)}`,
        ).toBe(true);
        expect(isValid(arrived), `${label}: ${JSON.stringify(value)}`).toBe(false);
        expect(isValidWithout(arrived), `${label}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });

  test('stay certain at every step of shrinking', () => {
    const graph = readSchema(source);
    for (const misses of nearMisses(graph).slice(0, 8)) {
      let [current] = draw(misses.values, 22, 1);
      for (let step = 0; step < 5 && current; step += 1) {
        expect(misses.isCertain(sent(current.value.value))).toBe(true);
        [current] = current.simpler();
      }
    }
  });
});

describe('of schemas that say nothing', () => {
  test('there are none', () => {
    expect(nearMisses(readSchema({ document: { one: {} }, pointer: '/one' }))).toEqual([]);
  });
});
