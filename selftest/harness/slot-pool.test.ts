import { describe, expect, test } from 'vitest';
import { SlotPool, type SlotSearch, type Timeslot } from '../../harness/session/slot-pool.js';
import type { Slot } from '../../harness/oracles/slots.js';

function slot(hour: number): Slot {
  const [timeslotStartDateTime, timeslotEndDateTime] = [`2027-01-11T${hour}:00:00Z`, `2027-01-11T${hour + 1}:00:00Z`];
  const [start, end] = [Date.parse(timeslotStartDateTime), Date.parse(timeslotEndDateTime)];
  return { timeslotStartDateTime, timeslotEndDateTime, classification: undefined, start, end, pointer: '' };
}

const pages =
  (...offered: readonly Slot[][]): SlotSearch =>
  (page) =>
    Promise.resolve(offered[page]);
const refuses = () => Promise.resolve(false);
const startOf = (lent: { readonly timeslotStartDateTime: string } | undefined) =>
  lent?.timeslotStartDateTime.slice(11, 13);

describe('a pool of slots', () => {
  test('lends each slot to one attempt at a time, and searches on when none is free', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10), slot(11)], [slot(12)]);
    const lent = [await pool.lend(search, refuses), await pool.lend(search, refuses)].map(startOf);
    expect(new Set(lent)).toEqual(new Set(['10', '11']));
    expect(startOf(await pool.lend(search, refuses))).toBe('12');
  });

  test('lends from what is offered at that moment', async () => {
    const pool = new SlotPool();
    let offered = [slot(10)];
    const search: SlotSearch = (page) => Promise.resolve(page === 0 ? offered : undefined);
    const lent = await pool.lend(search, refuses);
    if (lent) pool.giveBack(lent);
    offered = [slot(15)];
    expect(startOf(await pool.lend(search, refuses))).toBe('15');
  });

  test('takes back what no reservation took', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const lent = await pool.lend(search, refuses);
    if (lent) pool.giveBack(lent);
    expect(startOf(await pool.lend(search, refuses))).toBe('10');
  });

  test('makes an attempt wait for what another one gives back', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const first = await pool.lend(search, refuses);
    const second = pool.lend(search, refuses);
    if (first) pool.giveBack(first);
    expect(startOf(await second)).toBe('10');
  });

  test('has none left when all are taken and none is offered again', async () => {
    const pool = new SlotPool();
    let free = [slot(10)];
    const search: SlotSearch = (page) => Promise.resolve(page === 0 ? free : undefined);
    const lent = await pool.lend(search, refuses);
    if (lent) {
      pool.take(lent);
      pool.giveBack(lent);
    }
    free = [];
    expect(await pool.lend(search, refuses)).toBeUndefined();
  });

  test('lends a taken slot to all, once the supplier has let it be reserved again', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const lent = await pool.lend(search, refuses);
    if (lent) pool.take(lent);
    expect(await pool.lend(search, refuses)).toBeUndefined();
    const reserves = (again: Timeslot) => {
      pool.take(again);
      return Promise.resolve(true);
    };
    expect(startOf(await pool.lend(search, reserves))).toBe('10');
    expect(startOf(await pool.lend(search, refuses))).toBe('10');
    expect(startOf(await pool.lend(search, refuses))).toBe('10');
  });

  test('searches on past weeks that are booked up', async () => {
    const search = pages([], [], [], [slot(10)]);
    expect(startOf(await new SlotPool().lend(search, refuses))).toBe('10');
  });

  test('searches on past a page whose few slots were on the page before', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)], [slot(10)], [slot(11)]);
    const lent = [await pool.lend(search, refuses), await pool.lend(search, refuses)].map(startOf);
    expect(lent).toEqual(['10', '11']);
  });

  test('takes the same slots from every day on for all that there are', async () => {
    const pool = new SlotPool();
    let searches = 0;
    const search: SlotSearch = (page) => {
      searches++;
      return Promise.resolve(page < 13 ? [slot(10)] : undefined);
    };
    const lent = await pool.lend(search, refuses);
    if (lent) pool.take(lent);
    searches = 0;
    expect(await pool.lend(search, refuses)).toBeUndefined();
    expect(searches).toBe(4);
  });

  test('searches through all pages once only where nothing is offered at all', async () => {
    const pool = new SlotPool();
    let searches = 0;
    const search: SlotSearch = (page) => {
      searches++;
      return Promise.resolve(page < 13 ? [] : undefined);
    };
    expect(await pool.lend(search, refuses)).toBeUndefined();
    searches = 0;
    expect(await pool.lend(search, refuses)).toBeUndefined();
    expect(searches).toBe(4);
  });

  test('is empty where nothing is offered', async () => {
    expect(await new SlotPool().lend(pages([]), refuses)).toBeUndefined();
  });
});
