import { describe, expect, test } from 'vitest';
import { coveringValues } from '../../harness/generation/sources/covering-values.js';
import { draw } from '../../harness/generation/search/drawn.js';
import { countCoverage } from '../../harness/generation/coverage/keyword-coverage.js';
import { nearMisses } from '../../harness/generation/near-misses/schema-near-misses.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { nearMissSource, validSource } from '../../harness/generation/sources/value-sources.js';
import { ownSchemas, requestSchemas } from './described-schemas.js';

/** The number of property runs that a profile has by default. */
const defaultRuns = 50;

describe.each(requestSchemas)('the request of $title', (source) => {
  test('is exercised at every keyword of every place, with the default number of runs', () => {
    const graph = readSchema(source);
    const places = nearMisses(graph);
    const counter = countCoverage(
      graph,
      places.map(({ place }) => place),
    );
    for (const { value } of validSource(graph)(7, defaultRuns)) counter.sentValid(value);
    for (const { value } of nearMissSource(graph, {}, undefined, places)(7, places.length)) counter.sentNearMiss(value);
    const { rows, percentage } = counter.coverage();

    expect(rows.filter(({ notShown, broken }) => notShown.length > 0 || broken === 0)).toEqual([]);
    expect(percentage).toBe(100);
  });
});

describe.each(ownSchemas)('values of $title', (source) => {
  test('show every edge', () => {
    const graph = readSchema(source);
    const counter = countCoverage(graph, []);
    for (const value of coveringValues(graph, { seed: 3, count: 400 })) counter.sentValid(value);
    expect(counter.coverage().rows.filter(({ notShown }) => notShown.length > 0)).toEqual([]);
  });
});

describe('the coverage of a schema', () => {
  const schema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 4 },
      age: { type: 'integer', minimum: 0 },
      tags: { type: 'array', maxItems: 2, items: { enum: ['a', 'b'] } },
    },
  };
  const graph = readSchema({ document: { schema }, pointer: '/schema' });

  test('is a table of what was shown, what was not, and what was broken', () => {
    const places = nearMisses(graph).map(({ place }) => place);
    const counter = countCoverage(graph, places);
    expect(counter.coverage().percentage).toBe(0);
    counter.sentValid({ name: 'ab', tags: ['a'] });
    counter.sentNearMiss({ keyword: 'minLength', pointer: '/name' });
    counter.sentNearMiss({ keyword: 'required', pointer: '/name' });

    const { rows, percentage } = counter.coverage();
    const row = (pointer: string, keyword: string) =>
      rows.find((one) => one.pointer === pointer && one.keyword === keyword);
    expect(row('/name', 'minLength')).toEqual({
      pointer: '/name',
      keyword: 'minLength',
      shown: ['exactly 2'],
      notShown: [],
      broken: 1,
    });
    expect(row('/name', 'maxLength')).toMatchObject({ shown: [], notShown: ['exactly 4'], broken: 0 });
    expect(row('/name', 'required')).toMatchObject({ shown: [], notShown: [], broken: 1 });
    expect(row('/tags/*', 'enum')).toMatchObject({ shown: ['"a"'], notShown: ['"b"'] });
    expect(row('/tags', 'items')?.broken).toBeUndefined();
    expect(row('', 'properties')?.notShown).toEqual(
      expect.arrayContaining(['none optional', 'all', 'with age', 'without tags', 'only age']),
    );
    expect(percentage).toBeGreaterThan(0);
    expect(percentage).toBeLessThan(50);
  });

  test('grows fastest in the order in which values are given', () => {
    const percentageAfter = (values: readonly unknown[]) => {
      const counter = countCoverage(graph, []);
      for (const value of values) counter.sentValid(value as Parameters<typeof counter.sentValid>[0]);
      return counter.coverage().percentage;
    };
    const ordered = [...coveringValues(graph, { seed: 1, count: 40 })];
    expect(percentageAfter(ordered.slice(0, 8))).toBeGreaterThan(percentageAfter(ordered.slice(-8)));
    expect(percentageAfter(ordered.slice(0, 8))).toBe(100);
    expect([...coveringValues(graph, { seed: 1, count: 40 })]).toEqual(ordered);
    expect([...coveringValues(graph, { seed: 2, count: 40 })]).not.toEqual(ordered);
    expect([...coveringValues(graph, { seed: 1, count: 300 })].slice(0, 40)).toEqual(ordered);
  });

  test('of near-misses has one of each place first', () => {
    const all = nearMisses(graph);
    const made = nearMissSource(graph)(1, all.length).map(({ value }) => `${value.keyword} ${value.pointer}`);
    expect(new Set(made).size).toBe(all.length);
    expect(draw(all[0]?.values ?? expect.fail('no near-misses'), 1, 1)).toHaveLength(1);
  });
});
