import type { OperationKey } from '../../contract/requirements/index.js';
import type { Entity } from './entity.js';
import type { JsonObject } from '../json/json.js';

/** One KCI to be sent about something that the supplier works on. */
export interface Update {
  /** The operation whose answer it follows; undefined when a stimulus made the supplier act. */
  readonly cause: OperationKey | undefined;
  readonly entity: Entity;
  readonly reasonCode: string;
  /** Fields of the KCI beside the common ones and the entity. */
  readonly details?: JsonObject;
  /** What becomes of the entity at the moment when the KCI is issued. */
  readonly status?: string;
  /** Fields of the entity that the KCI shows otherwise, or not at all (null). */
  readonly shown?: JsonObject;
  /** How long after the one before it the KCI is issued, in milliseconds. */
  readonly afterMs?: number;
  /** How often the KCI is sent. */
  readonly copies?: number;
  /** Whether it is sent again when it was not taken; true by default. */
  readonly insists?: boolean;
  /** What is sent in place of the usual KCI. */
  readonly sent?: (kci: SentKci) => SentKci;
}

/** A KCI as it goes out. */
export interface SentKci {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** What is written in place of the body's JSON. */
  readonly text?: string;
}
