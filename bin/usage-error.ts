import { ProfileError } from '../config/profile-error.js';
import { messageOf, SuiteError } from '../harness/errors.js';

/** A wrong command line: says what is wrong and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a person is told of an error: a clear message, never a stack trace. */
export function describeFailure(thrown: unknown): string {
  if (thrown instanceof UsageError || thrown instanceof ProfileError || thrown instanceof SuiteError)
    return `error: ${thrown.message}`;
  if (thrown instanceof Error && ['YError', 'UnknownNameError'].includes(thrown.name))
    return `error: ${thrown.message}`;
  return `error: ${messageOf(thrown)} (This is unexpected: please report it with the command that you ran.)`;
}
