import type { RunArguments } from './run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/** What ends a run before its test cases do. */
export interface RunLimits {
  readonly seconds?: number;
  /** Failing test cases. */
  readonly failures?: number;
}

/** The longest time that a timer of Node takes, in seconds. */
const maxSeconds = 2_147_483;

/**
 * The limits that the options set.
 * @throws UsageError for one that is not a number it can be
 */
export function runLimitsOf(options: Pick<RunArguments, 'max-time' | 'max-failures'>): RunLimits {
  const { 'max-time': seconds, 'max-failures': failures } = options;
  if (seconds !== undefined && !(seconds > 0 && seconds <= maxSeconds))
    throw new UsageError(`--max-time must be a number of seconds above 0, at most ${maxSeconds}.`);
  if (failures !== undefined && !(Number.isInteger(failures) && failures >= 1))
    throw new UsageError('--max-failures must be a whole number from 1.');
  return { ...(seconds !== undefined && { seconds }), ...(failures !== undefined && { failures }) };
}
