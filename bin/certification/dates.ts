import { UsageError } from '../terminal/usage-error.js';

const day = /^\d{4}-\d\d-\d\d$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment in milliseconds since 1970; a date alone is its first moment, UTC. Undefined when the text is neither. */
export function startOf(text: string): number | undefined {
  if (day.test(text)) {
    const moment = Date.parse(`${text}T00:00:00.000Z`);
    // The 30th of February would be a day in March.
    return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) ? moment : undefined;
  }
  const moment = time.test(text) && startOf(text.slice(0, 10)) !== undefined ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** The same, but a date alone is its last moment, UTC. */
export function endOf(text: string): number | undefined {
  const start = startOf(text);
  return start !== undefined && day.test(text) ? start + dayMs - 1 : start;
}

export const dayMs = 86_400_000;

/** The moment as people and programs read it: UTC, to the second. */
export function timeText(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * The moment of `--at`, which is now without it; a date alone means its last moment, UTC.
 * @throws UsageError
 */
export function momentOf(at: string | undefined, now = Date.now()): number {
  if (at === undefined) return now;
  const moment = endOf(at);
  if (moment === undefined)
    throw new UsageError(`--at ${at} is not a date: write it as 2026-03-31 or 2026-03-31T12:00:00Z.`);
  return moment;
}
