/** Why no values can be made from a schema. */
export type SchemaErrorCode = 'SCHEMA_NOT_FOUND' | 'SCHEMA_UNSUPPORTED' | 'SCHEMA_UNSATISFIABLE';

/** A schema that no values can be made from: says which, why, and what to do about it. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';

  constructor(
    readonly code: SchemaErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
