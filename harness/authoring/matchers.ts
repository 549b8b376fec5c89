import { expect as vitestExpect } from 'vitest';
import type { RequirementId } from '../../contract/requirements/index.js';
import { violatesMust, type Finding } from '../report/finding.js';
import { judgeAcceptance, judgeRejection } from '../oracles/judgement.js';
import type { Rejection } from '../oracles/rejection.js';
import { answersAsDocumented } from '../oracles/status.js';
import { isAuthenticatedAsUsual } from '../wire/supplier-request.js';
import type { Reply } from '../wire/reply.js';

interface SupplierMatchers {
  /**
   * The answer accepts the request and is right in every documented way: status code, media type, schema, headers,
   * data unchanged. A refusal violates API-VALID-ACCEPTED, or the requirement that is named.
   */
  toBeAccepted(otherwise?: RequirementId): void;
  /** The answer is complete, documented and no server error; whether it accepts the request is left open. */
  toBeAnswered(): void;
  /** The answer rejects the request in the documented way. */
  toBeRejected(rejection: Rejection): void;
}

declare module 'vitest' {
  // eslint-disable-next-line -- the type parameter must be named as vitest names it
  interface Matchers<T = any> extends SupplierMatchers {}
}

vitestExpect.extend({
  toBeAccepted(reply: Reply, otherwise: RequirementId = 'API-VALID-ACCEPTED') {
    const findings = judgeAcceptance(reply, otherwise);
    if (reply.refused) reply.journal.refusals.push(reply);
    return recorded(reply, findings);
  },
  toBeAnswered(reply: Reply) {
    reply.journal.wasNotValid(reply);
    return recorded(reply, answersAsDocumented(reply));
  },
  toBeRejected(reply: Reply, rejection: Rejection) {
    reply.journal.wasNotValid(reply);
    const findings = judgeRejection(reply, rejection);
    const { request } = reply;
    if (reply.refused && findings.length > 0 && request && isAuthenticatedAsUsual(request))
      reply.journal.rejections.push(reply);
    return recorded(reply, findings);
  },
});

/** vitest's `expect`, with the matchers of the suite. */
export const expect = vitestExpect;

/** Findings go to the journal, where the verdict is made; a violated MUST also ends the attempt. */
function recorded(reply: Reply, findings: readonly Finding[]): { pass: boolean; message: () => string } {
  reply.journal.findings.push(...findings);
  return {
    pass: !findings.some(violatesMust),
    message: () => findings.map(({ requirement, reason }) => `${requirement}: ${reason}`).join('\n'),
  };
}
