import type { RequirementId } from '../../contract/requirements/index.js';

/** How a request is expected to be rejected. */
export interface Rejection {
  /** The requirement that is violated when the request is accepted. */
  readonly by: RequirementId;
  /** The codes that the documents describe for the situation. */
  readonly described: readonly number[];
  /** The requirement that is violated when another documented code is answered. */
  readonly otherwise: RequirementId;
  /** Codes that HTTP itself defines for the situation, and that do not fail the supplier. */
  readonly tolerated?: readonly number[];
  /** What is noted when the request is accepted, where the documents leave that open; then nothing is violated. */
  readonly noted?: string;
  /** What the request was changed in. */
  readonly pointer?: string;
}
