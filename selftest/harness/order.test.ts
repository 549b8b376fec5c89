import { describe, expect, test } from 'vitest';
import {
  amendProblem,
  cancelProblem,
  createProblem,
  requestQuote,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { tellingOrder } from '../../bench/order/telling-order.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { inOrder, turnOf } from '../../harness/engine/order.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { tellingPurposes } from '../../harness/engine/telling-purposes.js';
import { turns } from '../../harness/wire/pacing.js';

const [first = '', second = ''] = tellingPurposes;
const entry = (id: string, operation: OperationKey = requestQuote, more: Partial<TestPurpose> = {}) => ({
  purpose: { id, operation, kind: 'example' as TestPurpose['kind'], ...more },
});

describe('the order of test purposes', () => {
  test('has the telling ones first, what looks back last, and leaves the others as they are', () => {
    const entries = [
      entry('b'),
      entry('looks-back', requestQuote, { last: true }),
      entry(second),
      entry('a'),
      entry(first),
      entry('c'),
    ];
    expect(inOrder(entries).map(({ purpose }) => purpose.id)).toEqual([first, second, 'b', 'a', 'c', 'looks-back']);
  });

  test('has examples that make something before those that change it, and those that end it behind them', () => {
    const entries = [
      entry('cancels', cancelProblem),
      entry('amends', amendProblem),
      entry('any', cancelProblem, { kind: 'property' }),
      entry('creates', createProblem),
      entry('walks', amendProblem, { kind: 'lifecycle' }),
    ];
    expect(inOrder(entries).map(({ purpose }) => purpose.id)).toEqual(['walks', 'creates', 'any', 'amends', 'cancels']);
  });

  test('is that of their requests, which all go after what is looked for again', () => {
    expect([turnOf({ id: first }), turnOf({ id: second }), turnOf({ id: 'a' })]).toEqual([0, 1, turns.usual]);
    expect(turns.again).toBeLessThan(turnOf({ id: first }));
  });

  test('names test purposes that there are, each once', async () => {
    const ids = new Set((await allPurposes()).map(({ id }) => id));
    expect(tellingPurposes.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(tellingPurposes).size).toBe(tellingPurposes.length);
  });
});

describe('the telling test purposes', () => {
  const fault = (name: string, ...ids: readonly string[]) => ({
    fault: name,
    by: ids.map((id) => ({ id, exchanges: 2 })),
  });
  const needs = (id: string, ...exchanges: readonly number[]) => ({ id, exchanges });

  test('are those that find most of what none before finds, for each exchange', () => {
    const found = [fault('one', 'cheap', 'dear'), fault('two', 'dear'), fault('three', 'dear', 'other')];
    const sound = [needs('cheap', 1), needs('dear', 2, 3, 4, 5), needs('other', 6, 7)];
    expect(tellingOrder(found, sound)).toEqual(['cheap', 'dear']);
    expect(tellingOrder(found, [...sound.slice(0, 1), needs('dear', 2), needs('other', 6, 7)])).toEqual(['dear']);
  });

  test('pay for an exchange that several need once', () => {
    const found = [fault('one', 'creates'), fault('two', 'creates'), fault('three', 'alone'), fault('four', 'amends')];
    const sound = [needs('alone', 1), needs('amends', 2, 3), needs('creates', 2)];
    expect(tellingOrder(found, sound)).toEqual(['creates', 'alone', 'amends']);
    expect(tellingOrder(found, [needs('alone', 1), needs('amends', 2), needs('creates', 2)])).toEqual([
      'creates',
      'amends',
      'alone',
    ]);
  });

  test('are decided in a sound run, and show a fault soon', () => {
    const late = { fault: 'one', by: [{ id: 'walks', exchanges: 400 }] };
    expect(tellingOrder([late, fault('two', 'not-run')], [needs('walks', 1), needs('not-run')])).toEqual([]);
  });
});
