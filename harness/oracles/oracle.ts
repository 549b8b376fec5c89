import type { RequirementId } from '../../contract/requirements/index.js';
import type { Finding, FindingFacts } from '../report/finding.js';
import type { Reply } from '../wire/reply.js';

/** A pure function from an answer to what is wrong with it. */
export type Oracle = (reply: Reply) => readonly Finding[];

/** A finding about the operation that was called. */
export function finding(reply: Reply, requirement: RequirementId, facts: FindingFacts): Finding {
  return { requirement, operation: reply.operation.key, exchange: reply.exchange.number, ...facts };
}
