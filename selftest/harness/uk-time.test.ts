import { describe, expect, test } from 'vitest';
import { clockChangesAfter, inUk, ukDayAfter, writtenOffset } from '../../harness/oracles/uk-time.js';

describe('local time in the United Kingdom', () => {
  test.each([
    ['2027-03-28T00:59:59Z', '2027-03-28', 0],
    ['2027-03-28T01:00:00Z', '2027-03-28', 60],
    ['2027-06-30T23:30:00Z', '2027-07-01', 60],
    ['2027-10-31T00:59:59Z', '2027-10-31', 60],
    ['2027-10-31T01:00:00Z', '2027-10-31', 0],
  ])('at %s is on %s, %d minutes ahead of UTC', (time, day, offsetMinutes) =>
    expect(inUk(Date.parse(time))).toMatchObject({ day, offsetMinutes }),
  );

  test.each([
    ['2027-01-08T12:00:00Z', 'WEEKDAY'],
    ['2027-01-09T12:00:00Z', 'SATURDAY'],
    ['2027-01-10T12:00:00Z', 'SUNDAY'],
    ['2027-07-09T23:30:00Z', 'SATURDAY'],
  ])('at %s is a %s', (time, weekday) => expect(inUk(Date.parse(time)).weekday).toBe(weekday));

  test('is counted on by days', () => expect(ukDayAfter(Date.parse('2027-12-31T12:00:00Z'), 1)).toBe('2028-01-01'));

  test('changes twice a year', () => {
    expect(clockChangesAfter(Date.parse('2026-11-25T12:00:00Z'))).toEqual(['2027-03-28', '2027-10-31']);
    expect(clockChangesAfter(Date.parse('2027-05-01T12:00:00Z'))).toEqual(['2027-10-31', '2028-03-26']);
  });
});

test.each([
  ['2027-01-11T09:00:00Z', undefined],
  ['2027-01-11T09:00:00+01:00', 60],
  ['2027-01-11T09:00:00-05:30', -330],
  ['2027-01-11T09:00:00+00:00', 0],
])('%s is written with the offset %s', (dateTime, offset) => expect(writtenOffset(dateTime)).toBe(offset));
