import { describe, expect, test } from 'vitest';
import { draw } from '../../harness/generation/search/drawn.js';
import { nearMisses, type NearMissOptions } from '../../harness/generation/near-misses/schema-near-misses.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import type { Json } from '../../harness/json/json.js';
import { contractSchemas, isLong, ownSchemas, publicSchemas, requestSchemas, samples } from './described-schemas.js';
import { firstValidator } from './first-validator.js';
import { isReported, loosened } from './loosened.js';
import { secondValidatorOf } from './second-validator.js';

const anHour = 3_600_000;

const sent = (value: Json) => JSON.parse(JSON.stringify(value)) as Json;

describe.each([...(isLong ? contractSchemas : requestSchemas), ...ownSchemas, ...publicSchemas])(
  'near-misses of $title',
  (source) => {
    test('are invalid for the labelled reason alone by two validators', { timeout: anHour }, async () => {
      const graph = readSchema(source);
      const errorsOf = firstValidator(graph);
      const isValid = await secondValidatorOf({ ...graph.bundle, $ref: '#/$defs/0' } as Json);
      const all = nearMisses(graph);
      for (const misses of all) {
        const isValidWithout = await secondValidatorOf(loosened(graph, misses));
        const wrong = draw(misses.values, 21, Math.ceil(samples / all.length)).filter((drawn) => {
          const { value, keyword, pointer } = drawn.value;
          const arrived = sent(value);
          return !isReported(errorsOf(arrived), keyword, pointer) || isValid(arrived) || !isValidWithout(arrived);
        });
        expect(wrong.map(({ value }) => value)).toEqual([]);
      }
      // At every step of shrinking too.
      for (const misses of all.slice(0, 10)) {
        let [current] = draw(misses.values, 22, 1);
        for (let step = 0; step < 5 && current; step += 1) {
          expect(misses.isCertain(sent(current.value.value))).toBe(true);
          [current] = current.simpler();
        }
      }
    });
  },
);

describe('near-misses', () => {
  const graphOf = (schema: object) => readSchema({ document: { schema }, pointer: '/schema' });
  const descriptions = (schema: object, options: NearMissOptions = {}) =>
    nearMisses(graphOf(schema), options).flatMap(({ values }) => draw(values, 1, 40).map(({ value }) => value));

  test('of a schema that allows everything do not exist', () => {
    expect(nearMisses(graphOf({}))).toEqual([]);
  });

  test('of a prefix pattern differ within the prefix', () => {
    const made = descriptions({ type: 'string', pattern: '^[A-Z]{3}' }).filter(({ keyword }) => keyword === 'pattern');
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter(({ value }) => /^[A-Z]{3}/.test(value as string))).toEqual([]);
  });

  test('of a pattern are refused by every engine', () => {
    const made = descriptions({ type: 'string', pattern: '^\\w{2,5}$' }).filter(({ keyword }) => keyword === 'pattern');
    // With \w for letters of all scripts, and with $ before a last line end, these match.
    expect(made.filter(({ value }) => /^[\p{L}\p{M}\p{N}_]{2,5}\n?$/u.test(value as string))).toEqual([]);
  });

  test('of a value that is sent as text are invalid however it is read', () => {
    const number = descriptions({ type: 'integer', minimum: 1 }, { textual: true });
    expect(number.length).toBeGreaterThan(0);
    const read = number.map(({ value }) => Number(typeof value === 'string' ? value : JSON.stringify(value)));
    expect(read.filter((one) => one >= 1 && Number.isInteger(one))).toEqual([]);
    expect(descriptions({ type: 'string' }, { textual: true })).toEqual([]);
  });

  test('of a list that is known to be open do not exist', () => {
    const listed = { enum: ['ONE', 'TWO'] };
    expect(descriptions(listed).some(({ keyword }) => keyword === 'enum')).toBe(true);
    expect(descriptions({ ...listed, 'x-open': true }).some(({ keyword }) => keyword === 'enum')).toBe(false);
  });

  test('of a keyword that cannot be broken alone do not exist', () => {
    // A text too short for the limit is too short for the pattern too.
    const keywords = descriptions({ type: 'string', minLength: 3, pattern: '^[a-z]{3}$' }).map(
      ({ keyword }) => keyword,
    );
    expect(keywords).toContain('pattern');
    expect(keywords).not.toContain('minLength');
  });
});
