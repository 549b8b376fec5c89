const dayMs = 86_400_000;

const ukDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const ukOffset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });

/** The day of a moment in the United Kingdom, as in `2026-03-29`. */
export function ukDayOf(moment: number): string {
  const [day = '', month = '', year = ''] = ukDay.format(moment).split('/');
  return `${year}-${month}-${day}`;
}

/** The offset that the United Kingdom has on a day, from early morning on: `+00:00` or `+01:00`. */
export function ukOffsetOf(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const zone = ukOffset.formatToParts(noon).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return /GMT([+-]\d\d:\d\d)/.exec(zone)?.[1] ?? '+00:00';
}

/** The day a number of days after another. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The day of the week: 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}
