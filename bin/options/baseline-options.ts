import type { RunArguments } from './run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/** Where a baseline goes, and what its new entries say. */
export interface BaselineWriting {
  readonly file: string;
  readonly owner: string;
  /** The last day on which they are excused: YYYY-MM-DD. */
  readonly expires: string;
}

/** How long new entries are excused by default, in days. */
const excusedDays = 30;

/**
 * What the options say about the baseline to write; undefined without one.
 * @throws UsageError in certify mode, without an owner, or for a date that is not one to come
 */
export function baselineWritingOf(
  options: Pick<RunArguments, 'mode' | 'write-baseline' | 'baseline-owner' | 'baseline-expires'>,
  now = new Date(),
): BaselineWriting | undefined {
  const { mode, 'write-baseline': file, 'baseline-owner': owner, 'baseline-expires': date } = options;
  if (file === undefined) {
    if (owner !== undefined || date !== undefined)
      throw new UsageError(
        '--baseline-owner and --baseline-expires fill in a new baseline: give --write-baseline too.',
      );
    return undefined;
  }
  if (mode === 'certify') throw new UsageError('--mode certify excuses nothing: drop --write-baseline.');
  if (owner === undefined || owner.trim() === '')
    throw new UsageError('--write-baseline needs --baseline-owner: who is responsible for the known failures.');
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const expires = date ?? day(now.getTime() + excusedDays * 86_400_000);
  const time = Date.parse(`${expires}T00:00:00Z`);
  if (Number.isNaN(time) || day(time) !== expires || expires < day(now.getTime()))
    throw new UsageError('--baseline-expires must be a date from today on, such as 2030-12-31.');
  return { file, owner, expires };
}
