import type { OperationKey } from '../../contract/requirements/index.js';
import type { Answer, Transmission } from '../messages/answer.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Grade, Objection } from '../messages/objection.js';
import type { Mode } from './mode.js';
import type { ReferenceMaker } from '../state/references.js';
import type { State } from '../state/state.js';
import type { Update } from '../state/update.js';

/** The two headers that follow a request through the gateway. */
export interface Correlation {
  readonly 'X-Request-ID'?: string;
  readonly 'X-Conversation-ID'?: string;
}

/** A request to one of the documented operations. */
export interface ApiRequest {
  readonly operation: OperationKey;
  /** The identifier in the path, where the operation has one. */
  readonly pathId: string;
  /** What stands after the question mark, as it was written. */
  readonly query: string;
  readonly header: (name: string) => string;
  /** The names of its headers, as they are spelled. */
  readonly headerNames: readonly string[];
  readonly text: string;
  /** The body is longer than any documented one can be, and was not kept. */
  readonly tooLarge: boolean;
}

/** What is known while a request is dealt with. */
export interface Context extends State {
  readonly request: ApiRequest;
  /** Undefined where the header is missing. */
  readonly tenant: string | undefined;
  readonly correlation: Correlation;
  /** Those of the previous request to the same operation. */
  readonly previous: Correlation;
  /** The body as received, or the query parameters, as far as they could be read. */
  readonly received: JsonObject;
  /** The documented fields of the body, or the documented query parameters. */
  readonly body: JsonObject;
}

/**
 * Where a supplier departs from the usual way of the reference supplier: each hook is one place in the way of a request
 * to its answer and to the KCIs that follow. Styles and faults are made of them, and can be combined.
 */
export interface Behaviour {
  /** Whether it does not see this objection, nor any other to the same field. */
  readonly overlooks?: (objection: Objection, context: Context) => boolean;
  /** An objection to a request that the reference supplier would accept. */
  readonly objects?: (context: Context) => Objection | undefined;
  /** How it answers an objection. */
  readonly grades?: (objection: Objection) => Grade | undefined;
  /** Whether it answers this request at once, or accepts it first and deals with it by KCI. */
  readonly mode?: (context: Context) => Mode | undefined;
  /** Its own references. */
  readonly references?: ReferenceMaker;
  /** The answer that it gives, from the usual one; with the objection, when the request is refused. */
  readonly answers?: (answer: Answer, context: Context, objection: Objection | undefined) => Answer;
  /** How it writes the name of a header. */
  readonly headerName?: (name: string) => string;
  /** How it writes JSON. */
  readonly writes?: (body: Json) => string;
  /** How its answer goes out. */
  readonly transmits?: (answer: Answer) => Transmission | undefined;
  /** The KCIs that it sends in place of a usual one. */
  readonly updates?: (update: Update) => readonly Update[];
  /** The KCIs that it sends after it has refused a request. */
  readonly afterRefusal?: (context: Context, objection: Objection) => readonly Update[];
  /** Whether its KCIs go out before the answer that they follow. */
  readonly updatesFirst?: boolean;
}
