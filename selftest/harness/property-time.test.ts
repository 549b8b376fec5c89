import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forAll } from '../../harness/authoring/for-all.js';
import { Journal } from '../../harness/session/journal.js';
import { PropertyTime, testCasesAtOnce } from '../../harness/session/property-time.js';
import { NotRun } from '../../harness/report/signals.js';

/** A budget of so many seconds on a clock that only the test moves. */
function timed(seconds: number | undefined) {
  const clock = { now: 5000 };
  return { clock, time: new PropertyTime(seconds, () => clock.now) };
}

describe('the time of properties', () => {
  test('has no end unless one is given', () => {
    expect(timed(undefined).time.shareOf('a', () => 100)).toBe(Infinity);
  });

  test('is all of it for as many as run at once, and shared when there are more', () => {
    expect(timed(60).time.shareOf('a', () => 20)).toBe(60_000);
    expect(timed(60).time.shareOf('a', () => 2 * testCasesAtOnce)).toBe(30_000);
  });

  test('that one group leaves goes to the next', () => {
    const { clock, time } = timed(60);
    for (let index = 0; index < testCasesAtOnce; index += 1)
      expect(time.shareOf(`first ${index}`, () => 2 * testCasesAtOnce)).toBe(30_000);
    clock.now += 10_000;
    expect(time.shareOf('second', () => 2 * testCasesAtOnce)).toBe(50_000);
  });

  test('is not shared out twice: a property that shows a violation again is not hurried', () => {
    const { clock, time } = timed(60);
    time.shareOf('a', () => 2);
    clock.now += 70_000;
    expect(time.shareOf('a', () => 2)).toBe(Infinity);
  });

  test('that is used up leaves the others not run', () => {
    const { clock, time } = timed(60);
    time.shareOf('a', () => 2);
    clock.now += 60_000;
    expect(() => time.shareOf('b', () => 2)).toThrow(NotRun);
    expect(() => time.shareOf('b', () => 2)).toThrow('The budget is used up');
  });
});

test('a property whose time is up is decided on the first values, and says so', async () => {
  const journal = new Journal();
  const tried: number[] = [];
  await forAll(journal, { seed: 1, runs: 50, milliseconds: 0, testData: [] }, fc.nat(), (number) => {
    tried.push(number);
    return Promise.resolve();
  });
  expect(tried).toHaveLength(16);
  expect(journal.notes).toEqual(['Decided on 16 of up to 50 values: the time for properties was used up.']);
});
