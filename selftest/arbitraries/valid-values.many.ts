import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/generation/search/drawn.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { validValues } from '../../harness/generation/values/valid-values.js';
import type { Json } from '../../harness/json/json.js';
import { contractSchemas, ownSchemas, publicSchemas, samples } from './described-schemas.js';
import { firstValidator } from './first-validator.js';
import { secondValidator, secondValidatorOf } from './second-validator.js';

/** A value as it arrives: read from the text that was sent. */
const sent = (value: Json) => JSON.parse(JSON.stringify(value)) as Json;

describe.each([...contractSchemas, ...ownSchemas, ...publicSchemas])('values of $title', (source) => {
  test('are valid by two validators, by the second as the description is written', async () => {
    const graph = readSchema(source, () => false);
    const errorsOf = firstValidator(graph);
    const isValid = await secondValidator(source);
    const values = draw(validValues(graph).values, 11, samples).map(({ value }) => sent(value));

    expect(values).toHaveLength(samples);
    expect(values.filter((value) => errorsOf(value).length > 0)).toEqual([]);
    expect(values.filter((value) => !isValid(value))).toEqual([]);
  });

  test('are valid at every step of shrinking, and without what only the supplier makes', async () => {
    const graph = readSchema(source);
    const isValid = await secondValidatorOf({ ...graph.bundle, $ref: '#/$defs/0' } as Json);
    for (const drawn of draw(validValues(graph).values, 12, Math.ceil(samples / 40))) {
      let current = drawn;
      for (let step = 0; step < 20; step += 1) {
        const [simpler] = current.simpler();
        if (!simpler) break;
        expect(isValid(sent(simpler.value))).toBe(true);
        current = simpler;
      }
    }
  });

  test('are the same for the same seed', () => {
    const valuesOf = () =>
      draw(validValues(readSchema(source)).values, 5, 20).map(({ value }) => JSON.stringify(value));
    expect(valuesOf()).toEqual(valuesOf());
  });
});
