import { isNormative, type Sureness } from './requirements/requirement.js';

/** A JSON Schema of the description with references and allOf resolved; only the keywords that the suite reads. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly additionalProperties?: unknown;
  /** Only in answers, never in requests. */
  readonly readOnly?: boolean;
  /** Only in requests, never in answers. */
  readonly writeOnly?: boolean;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  /** Why its values are not known: part of it cannot be read. */
  readonly 'x-unreadable'?: string;
  /** How sure it is that this part is as described: of itself, or of the part that it stands in. */
  readonly 'x-sureness'?: Sureness;
  readonly 'x-open'?: boolean;
  /** Text without meaning to a supplier, so any value within the limits must be accepted. */
  readonly 'x-free-text'?: boolean;
  /** Set by the supplier although the request schema has it; requests never contain it. */
  readonly 'x-supplier-made'?: boolean;
  /** Refers to something else, which a supplier may need to know before it accepts the request. */
  readonly 'x-refers'?: boolean;
  /** Properties of an answer that the documents show without saying whether they are required. */
  readonly 'x-expected'?: readonly string[];
  /** The supplier's own value in an answer, although the request has a field with the same name. */
  readonly 'x-own'?: boolean;
}

/** Whether what the description says about a part counts against a supplier. It does if no sureness is given. */
export function isSurelyShown(part: Schema): boolean {
  return isNormative(part['x-sureness'] ?? 'seed');
}
