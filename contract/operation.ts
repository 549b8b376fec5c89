import type { OperationKey } from './requirements/requirement.js';
import type { Schema } from './schema.js';

/** The JSON body of a request, as documented. */
export interface RequestBody {
  /** Its schema; of several kinds, the first, which is the one that the documents show. */
  readonly schema: Schema;
  /** The JSON pointer of that schema within the description. */
  readonly pointer: string;
  /** The schemas of all its kinds; that one alone where there is no choice. */
  readonly kinds: readonly Schema[];
  /** The JSON pointer of the schema with all its kinds. */
  readonly wholePointer: string;
  /** The media type that it is labelled with, such as `application/json`. */
  readonly mediaType: string;
  readonly required: boolean;
  /** Its documented examples, whether they follow the schema or not. */
  readonly examples: readonly unknown[];
}

/** A parameter of the query, path, header or cookie. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether its value is a JSON text; otherwise it is a text, or texts in the documented style. */
  readonly json: boolean;
  /** How lists and objects are written: `form`, `simple`, `deepObject`, `spaceDelimited` or `pipeDelimited`. */
  readonly style: string;
  /** Whether each item of a list is a parameter of its own. */
  readonly explode: boolean;
  readonly schema: Schema;
  readonly pointer: string;
}

/** What an answer with some status code has. */
export interface Answer {
  /** The media types of its body; empty where no body is documented. */
  readonly mediaTypes: readonly string[];
  /** The JSON pointer of the schema of its JSON body, where there is one. */
  readonly schemaPointer: string | undefined;
  /** That schema, resolved. */
  readonly schema: Schema | undefined;
  readonly headers: readonly AnswerHeader[];
}

/** A documented header of an answer. */
export interface AnswerHeader {
  readonly name: string;
  readonly required: boolean;
  /** The JSON pointer of its schema. */
  readonly pointer: string | undefined;
  readonly schema: Schema;
}

/** One way to prove who is asking. */
export interface SecurityScheme {
  readonly kind: 'bearer' | 'basic' | 'header' | 'query' | 'cookie' | 'other';
  /** The name of the header, query parameter or cookie that has the key. */
  readonly name: string;
}

/** One operation of the description. */
export interface Operation {
  /** Method and path template; of an operation of the Supplier API, those of the Supplier API 1.15. */
  readonly key: OperationKey;
  readonly operationId: string;
  /** Whether it is none of the Supplier API 1.15, so that nothing is known of it but what the description says. */
  readonly foreign: boolean;
  /** The JSON pointer of the operation within the description. */
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly area: string;
  /** Its key under the area in the supplier profile. */
  readonly capability: string;
  /** Undefined where a request has no JSON body. */
  readonly request: RequestBody | undefined;
  /** The media types of a request body that is not JSON. */
  readonly otherBody: { readonly mediaTypes: readonly string[]; readonly required: boolean } | undefined;
  readonly queryParameters: readonly Parameter[];
  readonly pathParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly cookieParameters: readonly Parameter[];
  /** Every single status code that is documented; ranges and `default` are only in `answers`. */
  readonly statuses: readonly number[];
  /** The documented success codes. */
  readonly successes: readonly number[];
  /** What is documented, by status code, range (`4XX`) or `default`. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The JSON pointer of a status code's body schema within the description; none where no body is documented. */
  readonly answerSchemaPointers: ReadonlyMap<number, string>;
  /** The same schemas, resolved. */
  readonly answerSchemas: ReadonlyMap<number, Schema>;
  /** The names of the headers that a status code's answer has to have. */
  readonly answerHeaders: ReadonlyMap<number, readonly string[]>;
  /** The names of the required request headers. */
  readonly requiredHeaders: readonly string[];
  /** The ways to prove who is asking, each a set of schemes; none where the operation is open to everybody. */
  readonly security: readonly (readonly SecurityScheme[])[];
}

/** What the description says of a status code: itself, its range, or `default`; undefined where it says nothing. */
export function answerOf({ answers }: Operation, status: number): Answer | undefined {
  return answers.get(String(status)) ?? answers.get(`${Math.floor(status / 100)}XX`) ?? answers.get('default');
}

/** Whether a status code is documented for an operation: by itself, by its range, or by `default`. */
export function documents(operation: Operation, status: number): boolean {
  return answerOf(operation, status) !== undefined;
}

/** The documented status codes in words: `200, 404, 5XX, default`. */
export function statusesOf({ answers }: Operation): string {
  return [...answers.keys()].join(', ');
}
