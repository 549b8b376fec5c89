import { isNormative, type Sureness } from './requirements/requirement.js';

/** A JSON Schema of the description, references and allOf resolved; only the keywords that the suite reads. */
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
  /** Of an answer only: requests do not have it. */
  readonly readOnly?: boolean;
  /** Of a request only: answers do not have it. */
  readonly writeOnly?: boolean;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  /** How sure it is that this part is as described: of itself, or of the part that it stands in. */
  readonly 'x-sureness'?: Sureness;
  readonly 'x-open'?: boolean;
  /** Text that means nothing to a supplier: any value within the limits must be accepted. */
  readonly 'x-free-text'?: boolean;
  /** Made by the supplier, although it stands in the schema of a request; requests never have it. */
  readonly 'x-supplier-made'?: boolean;
  /** Names something else, which a supplier may want to know before it accepts it. */
  readonly 'x-refers'?: boolean;
  /** Properties of an answer that the documents show without saying that they are required. */
  readonly 'x-expected'?: readonly string[];
  /** The supplier's own value in an answer, although the request has a field of that name. */
  readonly 'x-own'?: boolean;
}

/** Whether what the description says of a part can be held against a supplier; what says nothing of its sureness can. */
export function isSurelyShown(part: Schema): boolean {
  return isNormative(part['x-sureness'] ?? 'seed');
}
