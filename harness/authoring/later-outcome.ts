import type { OperationKey, RequirementId } from '../../contract/requirements/index.js';
import type { FindingFacts } from '../report/finding.js';
import type { Kci } from '../kci/inbox/inbox.js';
import { statusIn } from '../kci/inbox/inbox.js';
import type { Given } from '../given/given.js';
import { expect } from './matchers.js';
import { quote } from '../json/quote.js';
import type { Reply } from '../wire/reply.js';
import { isJsonObject } from '../json/json.js';
import { answersAmendment } from '../kci/oracles/outcome.js';
import { Inconclusive, NotRun } from '../report/signals.js';

/**
 * States a violation that no matcher covers, and ends the attempt.
 * @param operation the operation at fault, where it is not the one that was called
 */
export function violates(
  reply: Reply,
  requirement: RequirementId,
  facts: FindingFacts,
  operation: OperationKey = reply.operation.key,
): never {
  reply.journal.findings.push({ requirement, operation, exchange: reply.exchange.number, ...facts });
  throw new Error(`${requirement}: ${facts.reason}`);
}

/** A request that is well-formed but not possible. */
interface Impossible {
  /** The problem or order that it is about. */
  readonly about: { readonly id: number };
  /** The requirement that a confirmation violates. */
  readonly by: RequirementId;
  /** The reason code of the KCI that would confirm it. */
  readonly confirmedBy: 'AMENDED' | 'CANCELLED';
  /** How many KCIs had arrived when it was sent. */
  readonly after: number;
  /** The requirement that another code than 422 violates. */
  readonly otherwise: RequirementId;
}

/** A request that is well-formed but not possible: refused at once with 422, or after a 202 by a KCI. */
export async function expectRefusedNowOrLater(
  reply: Reply,
  given: Given,
  { about, by, confirmedBy, after, otherwise }: Impossible,
): Promise<void> {
  if (reply.status !== 202) {
    expect(reply).toBeRejected({ by, described: [422], otherwise });
    return;
  }
  const kci = await given.kci(about, answersRequest, after);
  if (!kci)
    throw new Inconclusive('The request was answered 202, and no KCI said whether it was refused.', {
      because: 'no-kci',
      about: reply.operation.key,
    });
  if (kci.body['reasonCode'] !== confirmedBy) return;
  violates(reply, by, {
    reason: `The request is answered 202, and a KCI then confirms it with ${confirmedBy}.`,
    expected: 'a 422, or a KCI that rejects the request',
    actual: quote({ reasonCode: kci.body['reasonCode'] ?? null, status: statusIn(kci) ?? null }),
  });
}

/** Whether a KCI can be the answer to an amendment or cancellation, rather than news of its own. */
function answersRequest(kci: Kci): boolean {
  const reason = kci.body['reasonCode'];
  return (
    typeof reason === 'string' &&
    (reason.endsWith('REJECTED') || ['AMENDED', 'CANCELLED', 'UPDATE', 'RESUBMIT', 'TERMINATED'].includes(reason))
  );
}

/** Waits for the KCI that says what became of an amendment that was answered 202; that it comes is judged elsewhere. */
export async function expectKciOutcome(given: Given, reply: Reply, id: number, after: number): Promise<void> {
  const { sent } = reply;
  if (reply.status !== 202 || !isJsonObject(sent)) return;
  const kci = await given.kci({ id }, (candidate) => answersAmendment(candidate, sent), after);
  if (!kci) throw new NotRun('A prerequisite failed: no KCI said what became of a 202 to an amendment.');
}
