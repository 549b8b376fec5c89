/** RFC 3339, section 5.6: with T, and with Z or an offset that has a colon. */
const dateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** The moment of a date-time in milliseconds since 1970; undefined for any other text. */
export function momentOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = dateTime.exec(text) ?? [];
  if (zone === undefined || hour === '24') return undefined;
  // A day that its month does not have would roll over into the next.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return undefined;
  // A leap second is a valid time that Date does not know.
  const seconds = second === '60' ? '59' : second;
  const moment = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${seconds}${fraction.slice(0, 4)}${zone.toUpperCase()}`,
  );
  return Number.isNaN(moment) ? undefined : moment;
}
