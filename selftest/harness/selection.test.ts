import { describe, expect, test } from 'vitest';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { isNamedBy, exclusionOf } from '../../harness/engine/selection.js';

const purpose = (id: string, smoke = false): TestPurpose => ({
  id,
  title: id,
  kind: 'example',
  area: 'service-problems',
  operation: 'POST /service-problems',
  requirements: ['API-STATUS', 'API-UNCHANGED'],
  smoke,
  body: () => Promise.resolve(),
});
const everything = { areas: [], only: [], mode: 'full' } as const;
const one = purpose('create-problem.plain');

describe('a test purpose', () => {
  test.each(['create-problem.plain', 'POST /service-problems', 'API-UNCHANGED'])('is named by %s', (id) =>
    expect(isNamedBy(one, id)).toBe(true),
  );
  test.each(['create-problem', 'POST', 'API', 'API-ANSWER', ''])('is not named by %j', (id) =>
    expect(isNamedBy(one, id)).toBe(false),
  );

  test('is not excluded unless something is chosen', () => {
    expect(exclusionOf(one, everything)).toBeUndefined();
    expect(exclusionOf(one, { ...everything, mode: 'certify' })).toBeUndefined();
  });

  test('is excluded by another area, another id, and smoke mode', () => {
    expect(exclusionOf(one, { ...everything, areas: ['orders'] })).toMatchObject({ choice: 'area' });
    expect(exclusionOf(one, { ...everything, areas: ['orders', 'service-problems'] })).toBeUndefined();
    expect(exclusionOf(one, { ...everything, only: ['API-ANSWER'] })).toMatchObject({ choice: 'only' });
    expect(exclusionOf(one, { ...everything, only: ['API-ANSWER', one.id] })).toBeUndefined();
    expect(exclusionOf(one, { ...everything, mode: 'smoke' })).toMatchObject({ choice: 'mode' });
    expect(exclusionOf(purpose('x', true), { ...everything, mode: 'smoke' })).toBeUndefined();
  });

  test('is excluded by the choice of what to run again', () => {
    expect(exclusionOf(one, { ...everything, rerun: [] })).toMatchObject({ choice: 'last-failed' });
    expect(exclusionOf(one, { ...everything, rerun: [one.id] })).toBeUndefined();
  });

  test('belongs to exactly one shard, and no shard of many has them all', () => {
    const purposes = Array.from({ length: 200 }, (_, index) => purpose(`create-problem.number-${index}`));
    const total = 4;
    const sizes = Array.from(
      { length: total },
      (_, index) =>
        purposes.filter((each) => !exclusionOf(each, { ...everything, shard: { index: index + 1, total } })).length,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBe(purposes.length);
    for (const size of sizes) expect(size).toBeGreaterThan(20);
  });

  test('has its shard for good, whatever else is examined', () => {
    const shards = [1, 2, 3].filter((index) => !exclusionOf(one, { ...everything, shard: { index, total: 3 } }));
    expect(shards).toEqual([1]);
  });
});
