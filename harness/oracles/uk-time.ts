const local = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  timeZoneName: 'longOffset',
});

/** A moment as the United Kingdom's clocks show it. */
export interface UkMoment {
  /** The local day, such as `2027-03-28`. */
  readonly day: string;
  readonly weekday: 'WEEKDAY' | 'SATURDAY' | 'SUNDAY';
  /** The offset from UTC in minutes: 0 or 60. */
  readonly offsetMinutes: number;
}

/** Moments that were asked for: a supplier offers the same slots again and again, and calendars are slow. */
const known = new Map<number, UkMoment>();
const maxKnown = 10_000;

/** What the United Kingdom's clocks show at a moment, given in milliseconds since 1970. */
export function inUk(time: number): UkMoment {
  const moment = known.get(time) ?? shownAt(time);
  if (known.size >= maxKnown) known.clear();
  known.set(time, moment);
  return moment;
}

function shownAt(time: number): UkMoment {
  const parts = Object.fromEntries(local.formatToParts(time).map(({ type, value }) => [type, value]));
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    weekday: parts['weekday'] === 'Sat' ? 'SATURDAY' : parts['weekday'] === 'Sun' ? 'SUNDAY' : 'WEEKDAY',
    offsetMinutes: parts['timeZoneName']?.includes('+01') ? 60 : 0,
  };
}

/** How far the United Kingdom's clocks are ahead of UTC at a moment, in minutes. */
export function ukOffsetMinutes(time: number): number {
  return inUk(time).offsetMinutes;
}

/** The offset that a date-time is written with, in minutes; undefined for `Z`, which names none. */
export function writtenOffset(dateTime: string): number | undefined {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(dateTime) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The local day so many days after a moment. */
export function ukDayAfter(time: number, days: number): string {
  return inUk(time + days * 86_400_000).day;
}

/** The next local days on which the clocks have changed in the night, the earlier first: `[2027-03-28, 2027-10-31]`. */
export function clockChangesAfter(time: number): readonly string[] {
  const changes: string[] = [];
  for (let days = 1; days <= 370 && changes.length < 2; days++) {
    const [before, after] = [inUk(time + (days - 1) * 86_400_000), inUk(time + days * 86_400_000)];
    if (before.offsetMinutes !== after.offsetMinutes) changes.push(after.day);
  }
  return changes;
}
