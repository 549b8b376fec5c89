import { inspect } from 'node:util';
import type { Cause } from './causes.js';

/** What can keep a run from saying anything of the supplier. */
export type SuiteErrorCode =
  | 'TARGET_UNREACHABLE'
  | 'TOKEN_REFUSED'
  | 'TLS_FILE_UNUSABLE'
  | 'KCI_ADDRESS_UNUSABLE'
  | 'LEDGER_UNREADABLE'
  | 'SELECTION_EMPTY'
  | 'OUTPUT_UNWRITABLE'
  | 'REQUEST_UNSENDABLE'
  | 'ENGINE_FAILED'
  | 'WORKER_LOST'
  | 'TRAFFIC_UNREADABLE';

/** An error that is not the supplier's: says what is wrong, and what to do next. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';

  constructor(
    readonly code: SuiteErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const causesByCode: Readonly<Partial<Record<SuiteErrorCode, Cause>>> = {
  TARGET_UNREACHABLE: 'unreachable',
  TOKEN_REFUSED: 'credentials-refused',
  TLS_FILE_UNUSABLE: 'profile-lacks',
  KCI_ADDRESS_UNUSABLE: 'profile-lacks',
};

/** The cause of an error that is not the supplier's. */
export function causeOfSuiteError(thrown: unknown): Cause {
  return (thrown instanceof SuiteError && causesByCode[thrown.code]) || 'suite-failed';
}

/** The message of anything that was thrown, with those of its causes. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return textOf(thrown);
  const inner = thrown instanceof AggregateError ? thrown.errors.map(messageOf).join('; ') : '';
  // Other causes, such as a Response, have no useful text.
  const isUseful = thrown.cause instanceof Error || typeof thrown.cause === 'string';
  const cause = isUseful ? `: ${messageOf(thrown.cause)}` : '';
  return `${thrown.message || inner || thrown.name}${cause}`;
}

/** What is not an Error may be anything: an object with a useful message, or one that cannot even be made a text. */
function textOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  const { message } = thrown as { readonly message?: unknown };
  return typeof message === 'string' ? message : inspect(thrown, { breakLength: Infinity, depth: 1 });
}
