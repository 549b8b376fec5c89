import type { RequirementId } from '../../contract/requirements/index.js';
import type { Json } from '../json/json.js';
import { handedOutTwice } from '../oracles/said-twice.js';
import { violates } from './later-outcome.js';
import type { Reply } from '../wire/reply.js';

/** A reference, and the answer that it goes back to. */
export interface HandedOut {
  readonly reply: Reply;
  readonly reference?: Json | undefined;
}

/** No two things have one reference; what has none is left alone. */
export function expectDifferentReferences(
  requirement: RequirementId,
  handedOut: readonly HandedOut[],
  pointer = '/supplierReference',
): void {
  const seen = new Set<Json>();
  for (const { reply, reference } of handedOut) {
    if (reference === undefined) continue;
    if (seen.has(reference)) violates(reply, requirement, handedOutTwice(reference, pointer));
    seen.add(reference);
  }
}
