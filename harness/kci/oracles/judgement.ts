import { keepsCommitment, keepsEntity } from './entity.js';
import { hasOwnId, keepsReference, keepsTenant, namesEntity, namesOwnResolution } from './identity.js';
import { followsLifecycle, isAboutAccepted } from './lifecycle.js';
import type { JudgedKci, KciOracle, KciRemark, KnownBefore } from './oracle.js';
import { keepsOrder, tellsWhen } from './order.js';
import { createsOnlyOwn, explainsProblem, hasFieldsOfReason, hasStatusOfReason } from './reason.js';
import { followsSchema } from './schema.js';
import { keepsConversation } from './transport.js';

const oracles: readonly KciOracle[] = [
  keepsConversation,
  followsSchema,
  hasOwnId,
  tellsWhen,
  namesEntity,
  keepsReference,
  keepsTenant,
  namesOwnResolution,
  keepsOrder,
  hasFieldsOfReason,
  hasStatusOfReason,
  explainsProblem,
  createsOnlyOwn,
  isAboutAccepted,
  keepsEntity,
  keepsCommitment,
  followsLifecycle,
];

/** All that is found about the content of a KCI. How it came is judged with `comesAsDocumented`. */
export function judgeKci(kci: JudgedKci, before: KnownBefore): readonly KciRemark[] {
  return oracles.flatMap((oracle) => oracle(kci, before));
}
