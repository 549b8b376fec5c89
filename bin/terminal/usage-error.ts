import { DescriptionError } from '../../config/description/description-error.js';
import { ProfileError } from '../../config/profile-error.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { visible } from '../../reporters/terminal-text.js';

/** A wrong command line: says what is wrong and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the user reads about an error: a clear message, never a stack trace, and nothing that steers the terminal. */
export function describeFailure(thrown: unknown): string {
  return visible(failureText(thrown));
}

function failureText(thrown: unknown): string {
  const ours = [UsageError, ProfileError, DescriptionError, SuiteError];
  if (ours.some((kind) => thrown instanceof kind)) return `error: ${(thrown as Error).message}`;
  if (thrown instanceof Error && ['YError', 'UnknownNameError'].includes(thrown.name))
    return `error: ${thrown.message}`;
  if (isShortOfFiles(thrown))
    return 'error: This process may not open more files or connections (EMFILE). Raise the limit, for example with `ulimit -n 1024`, and run it again.';
  return `error: ${messageOf(thrown)} (This is unexpected: please report it with the command that you ran.)`;
}

/** Whether the system lets this process, or anybody, open no more files. */
function isShortOfFiles(thrown: unknown): boolean {
  const { code } = (thrown ?? {}) as { readonly code?: unknown };
  return code === 'EMFILE' || code === 'ENFILE';
}
