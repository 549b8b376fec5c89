/** A refusal of a request that should have been accepted. */
export interface RefusedRequest {
  readonly status: number;
  /** What the answer gives as its reasons; they come from the supplier, and are only looked through and quoted. */
  readonly reasons: readonly string[];
}
