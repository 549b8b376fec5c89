import type { Mode } from '../variations/mode.js';
import type { OperationKey } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import type { Fields } from '../messages/fields.js';
import type { JsonObject } from '../json/json.js';
import type { Objection } from '../messages/objection.js';
import type { Update } from '../state/update.js';

/** What comes of an accepted request. */
export interface Outcome {
  readonly status: number;
  readonly body?: JsonObject;
  readonly updates: readonly Update[];
}

/** One documented operation: its request, its business rules, and what it does. */
export interface Operation {
  readonly key: OperationKey;
  readonly method: string;
  readonly path: RegExp;
  /** The fields of its request body, or its query parameters. */
  readonly fields: Fields;
  /** The fields of a request body of which there are several kinds. */
  readonly fieldsOf?: (received: JsonObject) => Fields;
  /** Whether it is asked by query parameters, without a body. */
  readonly asksByQuery?: boolean;
  /** Whether the documents list no Tenant header for it. */
  readonly withoutTenant?: boolean;
  /** What the supplier has against a well-formed request. */
  readonly rules: (context: Context) => readonly Objection[];
  readonly perform: (context: Context, mode: Mode) => Outcome;
}
