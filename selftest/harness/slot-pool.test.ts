import { describe, expect, test } from 'vitest';
import { SlotPool, type SlotSearch } from '../../harness/slot-pool.js';
import type { Slot } from '../../harness/slots.js';

function slot(hour: number): Slot {
  const [timeslotStartDateTime, timeslotEndDateTime] = [`2027-01-11T${hour}:00:00Z`, `2027-01-11T${hour + 1}:00:00Z`];
  const [start, end] = [Date.parse(timeslotStartDateTime), Date.parse(timeslotEndDateTime)];
  return { timeslotStartDateTime, timeslotEndDateTime, classification: undefined, start, end, pointer: '' };
}

const pages =
  (...offered: readonly Slot[][]): SlotSearch =>
  (page) =>
    Promise.resolve(offered[page]);
const startOf = (lent: { readonly timeslotStartDateTime: string } | undefined) =>
  lent?.timeslotStartDateTime.slice(11, 13);

describe('a pool of slots', () => {
  test('lends each slot to one attempt at a time, and searches on when it has none', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10), slot(11)], [slot(12)]);
    expect(startOf(await pool.lend(search))).toBe('10');
    expect(startOf(await pool.lend(search))).toBe('11');
    expect(startOf(await pool.lend(search))).toBe('12');
  });

  test('takes back what no reservation took', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const lent = await pool.lend(search);
    if (lent) pool.giveBack(lent);
    expect(startOf(await pool.lend(search))).toBe('10');
  });

  test('makes an attempt wait for what another one gives back', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const first = await pool.lend(search);
    const second = pool.lend(search);
    if (first) pool.giveBack(first);
    expect(startOf(await second)).toBe('10');
  });

  test('has none left when all are taken and none is offered again', async () => {
    const pool = new SlotPool();
    let free = [slot(10)];
    const search: SlotSearch = (page) => Promise.resolve(page === 0 ? free : undefined);
    const lent = await pool.lend(search);
    if (lent) {
      pool.take(lent);
      pool.giveBack(lent);
    }
    free = [];
    expect(await pool.lend(search)).toBeUndefined();
  });

  test('lends a taken slot again where the supplier still offers it', async () => {
    const pool = new SlotPool();
    const search = pages([slot(10)]);
    const lent = await pool.lend(search);
    if (lent) {
      pool.take(lent);
      pool.giveBack(lent);
    }
    expect(startOf(await pool.lend(search))).toBe('10');
  });

  test('is empty where nothing is offered', async () => {
    expect(await new SlotPool().lend(pages([]))).toBeUndefined();
  });
});
