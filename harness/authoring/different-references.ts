import type { RequirementId } from '../../contract/requirements/index.js';
import type { Json } from '../json/json.js';
import { textIn } from '../given/area.js';
import { handedOutTwice } from '../oracles/said-twice.js';
import { violates } from './later-outcome.js';
import { NotApplicable } from '../report/signals.js';
import type { Reply } from '../wire/reply.js';

/** A reference, and the answer that it goes back to. */
export interface HandedOut {
  readonly reply: Reply;
  readonly reference?: Json | undefined;
}

/** How many things are changed to compare the references of the answers. */
const several = 4;

/**
 * Makes the same change to several things, and expects each answer to have a reference of its own.
 * @param change makes it to one more of them
 * @throws NotApplicable where no answer has a reference
 */
export async function expectReferencesOfChanges(
  requirement: RequirementId,
  change: () => Promise<Reply>,
): Promise<void> {
  const changed: HandedOut[] = [];
  for (let count = 0; count < several; count++) {
    const reply = await change();
    changed.push({ reply, reference: textIn(reply, 'supplierReference') });
  }
  if (changed.every(({ reference }) => reference === undefined))
    throw new NotApplicable('No answer has a reference, which is optional.');
  expectDifferentReferences(requirement, changed);
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
