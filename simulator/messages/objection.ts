import type { JsonType } from '../json/json.js';

/** What a supplier can have against a request, in the order in which it looks. */
export type ObjectionKind = keyof typeof grades;

/** The status code and the error code that an objection is answered with. */
export interface Grade {
  readonly status: number;
  readonly code: string;
}

/** One reason to refuse a request. */
export interface Objection {
  readonly kind: ObjectionKind;
  /**
   * What it is about: the name of a header, or a pointer into the body or into the query parameters, where `*` stands
   * for any item and the empty text for the body as a whole.
   */
  readonly at: string;
  /** A reason that a tenant can read. */
  readonly message: string;
  /** For a wrong type: the documented type and the one that came. */
  readonly types?: { readonly documented: JsonType; readonly received: JsonType };
  /** For an answer other than the one that its kind has. */
  readonly grade?: Grade;
}

const notAuthorised: Grade = { status: 401, code: 'NOT_AUTHORISED' };
const malformed: Grade = { status: 400, code: 'MALFORMED_REQUEST' };
const invalid: Grade = { status: 422, code: 'INVALID_REQUEST' };

const grades = {
  'credentials-missing': notAuthorised,
  'credentials-unknown': notAuthorised,
  'credentials-expired': notAuthorised,
  'credentials-of-another': notAuthorised,
  'header-missing': malformed,
  'media-type': malformed,
  'body-too-large': malformed,
  'body-empty': malformed,
  'json-malformed': malformed,
  'field-missing': malformed,
  'field-type': malformed,
  'value-unlisted': invalid,
  'text-short': invalid,
  'text-long': invalid,
  'text-pattern': invalid,
  'number-small': invalid,
  'text-format': invalid,
  'number-fraction': malformed,
  'list-empty': invalid,
  'list-short': invalid,
  'parameter-missing': malformed,
  'parameter-malformed': malformed,
  'parameter-type': malformed,
  'parameter-unlisted': invalid,
  'parameter-short': invalid,
  'parameter-long': invalid,
  'parameter-format': invalid,
  'parameter-empty': invalid,
  'service-unknown': invalid,
  'problem-unknown': invalid,
  'problem-ended': invalid,
  'reference-other': invalid,
  'order-unknown': invalid,
  'order-ended': invalid,
  'reservation-unknown': invalid,
  'slot-taken': invalid,
  'slot-unknown': invalid,
  'quote-unknown': invalid,
  'resolution-unknown': invalid,
  'resolution-decided': invalid,
  refused: invalid,
} as const satisfies Record<string, Grade>;

/** How the documents say that an objection is answered. */
export function documentedGrade(objection: Objection): Grade {
  return objection.grade ?? grades[objection.kind];
}

/** Objections to the layout of a body or to one of its fields, rather than to what it asks for. */
export const fieldObjections: ReadonlySet<ObjectionKind> = new Set([
  'field-missing',
  'field-type',
  'value-unlisted',
  'text-short',
  'text-long',
  'text-pattern',
  'text-format',
  'number-small',
  'number-fraction',
  'list-empty',
  'list-short',
] as const);

/** Objections to the query parameters of a request. */
export const parameterObjections: ReadonlySet<ObjectionKind> = new Set([
  'parameter-missing',
  'parameter-malformed',
  'parameter-type',
  'parameter-unlisted',
  'parameter-short',
  'parameter-long',
  'parameter-format',
  'parameter-empty',
] as const);

/** Objections to what a well-formed request asks for. */
export const businessObjections: ReadonlySet<ObjectionKind> = new Set([
  'service-unknown',
  'problem-unknown',
  'problem-ended',
  'reference-other',
  'resolution-unknown',
  'resolution-decided',
  'order-unknown',
  'order-ended',
  'reservation-unknown',
  'slot-taken',
  'slot-unknown',
  'quote-unknown',
] as const);
