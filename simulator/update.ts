import type { OperationKey } from '../contract/requirements/index.js';
import type { JsonObject } from './json.js';
import type { Problem } from './problem-book.js';

/** One KCI to be sent about a service problem. */
export interface Update {
  /** The operation whose answer it follows; undefined when a stimulus made the supplier act. */
  readonly cause: OperationKey | undefined;
  readonly problem: Problem;
  readonly reasonCode: string;
  /** Fields of the KCI beside the common ones and the problem. */
  readonly details?: JsonObject;
  /** What becomes of the problem at the moment when the KCI is issued. */
  readonly status?: string;
  /** Fields of the problem that the KCI shows otherwise, or not at all (null). */
  readonly shown?: JsonObject;
  /** How often the KCI is sent. */
  readonly copies?: number;
}
