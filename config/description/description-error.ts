/** Stable codes: it cannot be read, is not an OpenAPI 3.0 or 3.1 description, or a part of it cannot be used. */
export type DescriptionErrorCode = 'DESCRIPTION_UNREADABLE' | 'DESCRIPTION_UNKNOWN' | 'DESCRIPTION_INVALID';

/** An OpenAPI description that nothing can be checked against: says what is wrong, where, and what to do. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';

  constructor(
    readonly code: DescriptionErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
