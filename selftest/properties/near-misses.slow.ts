import { describe, expect, test } from 'vitest';
import { supplierApi } from '../../contract/description.js';
import { bodyOperations, requirements, type OperationKey } from '../../contract/requirements/index.js';
import { countCoverage } from '../../harness/generation/coverage/keyword-coverage.js';
import { nearMisses } from '../../harness/generation/near-misses/schema-near-misses.js';
import { labelOf } from '../../harness/generation/near-misses/places.js';
import { requestNearMisses } from '../../harness/generation/sources/request-near-misses.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { exampleValue } from '../../harness/generation/samples/example-value.js';
import { isJsonObject, type Json, type JsonObject } from '../../harness/json/json.js';
import { withValue } from '../../harness/json/json-pointer.js';
import { isSure } from '../../harness/json/sureness.js';
import { requestFields } from '../../harness/generation/samples/request-fields.js';
import { operationOf } from '../../contract/description.js';
import { firstValidator } from '../arbitraries/first-validator.js';
import { isReported, loosened } from '../arbitraries/loosened.js';
import { secondValidatorOf } from '../arbitraries/second-validator.js';

const patience = 300_000;

/** A body with what is required, and one with every field that there is. */
function bodiesOf(operation: OperationKey): readonly [JsonObject, JsonObject] {
  const { request } = operationOf(operation);
  const plain = exampleValue(request?.schema ?? {});
  const full = requestFields(operationOf(operation)).reduce<Json>((body, { path, schema, within }) => {
    const whole = within(body);
    return path.includes(0) ? whole : withValue(whole, path, exampleValue(schema));
  }, plain);
  if (!isJsonObject(plain) || !isJsonObject(full)) throw new Error(`${operation} takes no objects.`);
  return [plain, full];
}

const graphOf = (operation: OperationKey) =>
  readSchema({ document: supplierApi.document, pointer: operationOf(operation).request?.pointer ?? '' });

describe.each(bodyOperations)('near-misses of %s', (operation) => {
  const graph = graphOf(operation);
  const { places, source } = requestNearMisses(operation, bodiesOf(operation));

  test('break every place that a requirement speaks of, however few are asked for', () => {
    const counter = countCoverage(graph, places);
    for (const { value } of source(3, 1)) counter.sentNearMiss(value);
    expect(counter.coverage().rows.filter(({ broken }) => broken === 0)).toEqual([]);

    const spokenOf = nearMisses(graph).filter(({ place }) => {
      const pointer = labelOf(place).replaceAll('*', '0');
      const isListed = place.keyword !== 'enum' || requirements['API-FIELD-ENUM'].operations.includes(operation);
      const isShown = pointer === '' || isSure(operationOf(operation).request?.schema, pointer);
      return place.keyword !== 'format' && isListed && isShown;
    });
    const rowOf = (place: (typeof places)[number]) => `${place.keyword} ${labelOf(place)}`;
    expect(places.map(rowOf)).toEqual(spokenOf.map(({ place }) => rowOf(place)));
  });

  test(
    'are invalid for the labelled reason alone by two validators, made simpler too',
    { timeout: patience },
    async () => {
      const errorsOf = firstValidator(graph);
      const isValid = await secondValidatorOf({ ...graph.bundle, $ref: '#/$defs/0' } as Json);
      const wrong: unknown[] = [];
      for (const place of places) {
        const isValidWithout = await secondValidatorOf(loosened(graph, { place }));
        const template = new RegExp(`^${labelOf(place).replaceAll('*', '\\d+')}$`);
        const ofPlace = [...source(5, 200)].filter(
          ({ value: { keyword, pointer } }) => keyword === place.keyword && template.test(pointer),
        );
        for (const drawn of ofPlace) {
          const [simpler] = drawn.simpler();
          const [simplest] = simpler?.simpler() ?? [];
          for (const each of [drawn, simpler, simplest]) {
            if (!each) continue;
            const sent = JSON.parse(JSON.stringify(each.value.value)) as Json;
            const isForTheReason = isReported(errorsOf(sent), place.keyword, each.value.pointer);
            if (!isForTheReason || isValid(sent) || !isValidWithout(sent)) wrong.push(each.value);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test('are the same for the same seed, and others for another', () => {
    const made = (seed: number) => [...source(seed, 50)].map(({ value }) => value);
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });
});
