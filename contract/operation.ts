import type { OperationKey } from './requirements/requirement.js';
import type { Schema } from './schema.js';

/** The JSON body of a request, as documented. */
export interface RequestBody {
  /** Its schema. If there are several kinds, the first one, which the documents show. */
  readonly schema: Schema;
  /** The JSON pointer of that schema within the description. */
  readonly pointer: string;
  /** The schemas of all its kinds; just the one if there is no choice. */
  readonly kinds: readonly Schema[];
  /** The JSON pointer of the schema with all its kinds. */
  readonly wholePointer: string;
  /** Its media type, such as `application/json`. */
  readonly mediaType: string;
  readonly required: boolean;
  /** Its documented examples, valid or not. */
  readonly examples: readonly unknown[];
}

/** A request body for which no JSON is documented. */
export interface OtherBody {
  readonly mediaTypes: readonly string[];
  readonly required: boolean;
  /** The body of the first media type that values are made for: a form, its parts, or plain text. */
  readonly described: DescribedForm | undefined;
}

/** A form or a text, as documented. */
export interface DescribedForm extends RequestBody {
  /** How fields of a form are written, where the description says so. */
  readonly encoding: Readonly<Record<string, FieldEncoding>>;
}

/** How one field of a form is written. */
export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** A parameter of the query, path, header or cookie. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** Whether its value is JSON; otherwise it is text in the documented style. */
  readonly json: boolean;
  /** How lists and objects are written: `form`, `simple`, `deepObject`, `spaceDelimited` or `pipeDelimited`. */
  readonly style: string;
  /** Whether each item of a list is a separate parameter. */
  readonly explode: boolean;
  readonly schema: Schema;
  readonly pointer: string;
}

/** What is documented for the answer with one status code. */
export interface Answer {
  /** The media types of its body; empty if no body is documented. */
  readonly mediaTypes: readonly string[];
  /** The JSON pointer of the schema of each media type that has one. */
  readonly schemaPointers: ReadonlyMap<string, string>;
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
  /** Whether its text is JSON. */
  readonly json: boolean;
}

/** One way to authenticate. */
export interface SecurityScheme {
  readonly kind: 'bearer' | 'basic' | 'header' | 'query' | 'cookie' | 'other';
  /** The name of the header, query parameter or cookie that carries the credentials. */
  readonly name: string;
}

/** One operation of the description. */
export interface Operation {
  /** Method and path template; for operations of the Supplier API, those of version 1.15. */
  readonly key: OperationKey;
  readonly operationId: string;
  /** Whether it is outside the Supplier API 1.15 and therefore known only from the description. */
  readonly generic: boolean;
  /** The JSON pointer of the operation within the description. */
  readonly pointer: string;
  readonly method: string;
  readonly path: string;
  readonly area: string;
  /** Its key under the area in the supplier profile. */
  readonly capability: string;
  /** Undefined if a request has no JSON body. */
  readonly request: RequestBody | undefined;
  /** A request body that is not JSON. */
  readonly otherBody: OtherBody | undefined;
  readonly queryParameters: readonly Parameter[];
  readonly pathParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly cookieParameters: readonly Parameter[];
  /** The documented status codes; ranges and `default` are only in `answers`. */
  readonly statuses: readonly number[];
  /** The documented success codes. */
  readonly successes: readonly number[];
  /** The documented answers, by status code, range (`4XX`) or `default`. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** The JSON pointer of the body schema for each status code; none if no body is documented. */
  readonly answerSchemaPointers: ReadonlyMap<number, string>;
  /** The same schemas, resolved. */
  readonly answerSchemas: ReadonlyMap<number, Schema>;
  /** The names of the required headers of the answer, by status code. */
  readonly answerHeaders: ReadonlyMap<number, readonly string[]>;
  /** The names of the required request headers. */
  readonly requiredHeaders: readonly string[];
  /** The alternative ways to authenticate, each a set of schemes; empty if the operation is open to everyone. */
  readonly security: readonly (readonly SecurityScheme[])[];
}

/**
 * What the description says about a status code: under the code itself, its range, or `default`; undefined if nothing.
 */
export function answerOf({ answers }: Operation, status: number): Answer | undefined {
  return answers.get(String(status)) ?? answers.get(`${Math.floor(status / 100)}XX`) ?? answers.get('default');
}

/** Whether a status code is documented for an operation: itself, by its range, or by `default`. */
export function documents(operation: Operation, status: number): boolean {
  return answerOf(operation, status) !== undefined;
}

/** The documented status codes in words: `200, 404, 5XX, default`. */
export function statusesOf({ answers }: Operation): string {
  return [...answers.keys()].join(', ');
}
