import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../harness/generation/search/difference.js';
import { draw } from '../../harness/generation/search/drawn.js';
import { firstFailure, type Trial } from '../../harness/generation/search/first-failure.js';
import { readSchema } from '../../harness/generation/schema/schema-graph.js';
import { simplifiable } from '../../harness/generation/search/simpler-json.js';
import { alongPath, smallestFailure } from '../../harness/generation/search/smallest-failure.js';
import { nearMissSource, validSource } from '../../harness/generation/sources/value-sources.js';
import type { Json } from '../../harness/json/json.js';
import { requestSchemas } from './described-schemas.js';

const enough = { tries: 120, milliseconds: 60_000 };

const problem = requestSchemas.find(({ title }) => title === 'POST /service-problems');
const graph = readSchema(problem ?? expect.fail('no request schema'));
const plain = {
  id: 1,
  problemType: 'STABILITY',
  problemText: 'The line drops every evening.',
  serviceId: 'SI1',
  serviceSpecification: { id: 'ftth' },
  characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel' }],
  primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
  notes: 'None',
};

/** Finds the first valid request that a predicate fails, and makes it smaller. */
async function explained(fails: (body: typeof plain) => boolean, seed = 1) {
  const failing = async (value: Json) => fails(value as typeof plain);
  const values = validSource(graph, {}, plain)(seed, 200);
  const first = await firstFailure(values, { together: failing, alone: failing }, 8);
  if (!first) return expect.fail('no value fails');
  return { first, found: await smallestFailure(first.drawn, failing, enough, [plain]) };
}

describe('the smallest request that fails', () => {
  test.each<[string, (body: typeof plain) => boolean, string]>([
    ['on an emoji in the notes', ({ notes }) => /\p{Extended_Pictographic}/u.test(notes), '/notes'],
    ['on a percent sign', ({ problemText }) => problemText.includes('%'), '/problemText'],
    ['at exactly 1000 characters', ({ notes }) => [...notes].length === 1000, '/notes'],
    ['on an id above 2^31', ({ id }) => id > 2 ** 31, '/id'],
    [
      'on two equal characteristics',
      ({ characteristics: [one, other] }) => JSON.stringify(one) === JSON.stringify(other ?? null),
      '/characteristics',
    ],
    ['on a contact with an email', ({ primaryContact }) => 'email' in primaryContact, '/primaryContact/email'],
    ['on an optional property', (body) => 'hazards' in body, '/hazards'],
  ])('%s differs from one that passes in one field', async (_, fails, pointer) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { found } = await explained(fails, seed);
      expect(fails(found.value as typeof plain)).toBe(true);
      expect(graph.accepts(found.value)).toBe(true);
      expect(found.differences?.map((difference) => difference.pointer)).toEqual([expect.stringContaining(pointer)]);
      expect(fails(found.nearestPassing as typeof plain)).toBe(false);
      expect(found.tries).toBeLessThanOrEqual(enough.tries);
    }
  });

  test('of two properties that only fail together has both', async () => {
    const { found } = await explained((body) => 'hazards' in body && 'onSiteRestrictions' in body);
    expect(
      differencesOf(plain, found.value)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/hazards', '/onSiteRestrictions']);
    expect(found.differences).toHaveLength(1);
  });

  test('is as short as can be', async () => {
    const { found } = await explained(({ notes }) => /\p{Extended_Pictographic}/u.test(notes));
    expect([...(found.value as typeof plain).notes]).toHaveLength(1);
  });

  test('is reached again along its path, without any try', async () => {
    const { first, found } = await explained(({ notes }) => notes.includes('e'));
    expect(found.path.length).toBeGreaterThan(0);
    expect(alongPath(first.drawn, found.path).value).toEqual(found.value);
    expect(() => alongPath(first.drawn, [1_000_000])).toThrow(RangeError);
  });

  test('costs no more tries than the budget, and says that it was stopped', async () => {
    let tries = 0;
    const drawn = simplifiable('x'.repeat(500), () => true);
    const fails = async (value: Json) => {
      tries += 1;
      return (value as string).length > 3;
    };
    const found = await smallestFailure(drawn, fails, { tries: 4, milliseconds: 60_000 });
    expect([tries, found.tries, found.stopped]).toEqual([4, 4, true]);
    expect(await smallestFailure(drawn, fails, { tries: 4, milliseconds: 0 })).toMatchObject({
      tries: 0,
      stopped: true,
    });
    expect((await smallestFailure(drawn, fails, enough)).stopped).toBe(false);
  });

  test('of a near-miss breaks the same keyword at the same place, and nothing else', async () => {
    const drawn = nearMissSource(
      graph,
      {},
      plain,
    )(1, 200).find(({ value }) => value.pointer === '/secondaryContact/email');
    const found = await smallestFailure(drawn ?? expect.fail('no such near-miss'), async () => true, enough);
    expect(graph.accepts(found.value.value)).toBe(false);
    expect(differencesOf(plain, found.value.value).map(({ pointer }) => pointer)).toEqual(['/secondaryContact']);
    expect(found.value).toMatchObject({ pointer: '/secondaryContact/email' });
  });

  test('without a plain one leaves out all that it can', async () => {
    const { accepts } = { accepts: (value: Json) => graph.accepts(value) };
    const [first] = validSource(graph)(1, 1);
    const found = await smallestFailure(simplifiable(first?.value ?? null, accepts), async () => true, {
      ...enough,
      tries: 2000,
    });
    expect(Object.keys(found.value as object).sort()).toEqual(Object.keys(plain).sort());
  });

  test('of any arbitrary is found as fast-check makes it simpler', async () => {
    const [drawn] = draw(fc.integer({ min: 5000, max: 9000 }), 1, 1);
    const found = await smallestFailure(drawn ?? expect.fail('nothing drawn'), async (value) => value >= 5100, enough);
    expect(found).toMatchObject({ value: 5100, nearestPassing: 5099 });
  });
});

describe('the first value that fails', () => {
  const values = draw(fc.nat(1000), 3, 40);
  const large = async (value: number) => value > 900;

  test('is the same whichever answer comes first, and so are the values that are tried', async () => {
    const run = async (delay: (value: number) => number) => {
      const tried: number[] = [];
      const slow = async (value: number) => {
        tried.push(value);
        await new Promise((resolve) => setTimeout(resolve, delay(value)));
        return value > 900;
      };
      const first = await firstFailure(values, { together: slow, alone: slow }, 8);
      return { index: first?.index, tried };
    };
    const one = await run((value) => value % 7);
    expect(one.index).toBe(values.findIndex(({ value }) => value > 900));
    expect(await run((value) => 7 - (value % 7))).toEqual(one);
  });

  test('is distinguished from one that only fails among others', async () => {
    const never = async () => false;
    expect(await firstFailure(values, { together: large, alone: never }, 8)).toMatchObject({ alone: false });
    expect(await firstFailure(values, { together: never, alone: never }, 8)).toBeUndefined();
  });

  test('is not hidden by a warning before it, which is given where nothing fails', async () => {
    const warnsFirst = async (value: number): Promise<Trial> => (await large(value)) || 'milder';
    const warns = async (): Promise<Trial> => 'milder';
    expect(await firstFailure(values, { together: warnsFirst, alone: warnsFirst }, 8)).toEqual(
      await firstFailure(values, { together: large, alone: large }, 8),
    );
    expect(await firstFailure(values, { together: warns, alone: warns }, 8)).toMatchObject({ index: 0, alone: true });
  });

  test('does not hide what stops the search', async () => {
    const stop = async () => Promise.reject(new Error('stopped'));
    await expect(firstFailure(values, { together: stop, alone: large }, 8)).rejects.toThrow('stopped');
  });
});

describe('the differences of two values', () => {
  test('are single fields, items of lists of one length, and whole lists of others', () => {
    const before = { a: 1, b: { c: [1, 2], d: 'x' }, e: [1], 'f/g': 1 };
    const after = { a: 1, b: { c: [1, 3], d: null }, e: [1, 2], h: true };
    expect(differencesOf(before, after).map(({ pointer, before: was, after: is }) => [pointer, was, is])).toEqual([
      ['/b/c/1', 2, 3],
      ['/b/d', 'x', null],
      ['/e', [1], [1, 2]],
      ['/f~1g', 1, undefined],
      ['/h', undefined, true],
    ]);
  });
});
