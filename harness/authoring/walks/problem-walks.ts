import { amendProblem, cancelProblem, createProblem, decideResolution } from '../../../contract/requirements/index.js';
import type { Given } from '../../given/given.js';
import type { OpenResolution, Problem } from '../../given/service-problem-requests.js';
import { isJsonObject, type JsonObject } from '../../json/json.js';
import type { Reply } from '../../wire/reply.js';
import type { Walked, WalkKind, WalkRequest } from './walked.js';

const endedBy = ['CANCELLED', 'COMPLETED'];
const decided = {
  operation: decideResolution,
  ended: { CANCELLED: 'SP-RESOLVE-CANCELLED', COMPLETED: 'SP-RESOLVE-ENDED' },
  untold: undefined,
} as const;

/** What a tenant decides, and the state that it leads to. */
const decisions = {
  accept: { body: { status: 'ACCEPTED' }, leadsTo: 'COMPLETED' },
  reject: { body: { status: 'REJECTED', tenantNotes: 'Issue still persists' }, leadsTo: 'IN_PROGRESS' },
} as const satisfies Record<string, { readonly body: JsonObject; readonly leadsTo: string }>;

/** Walks with service problems: raised, amended, cancelled, and decided on where the supplier can be made to resolve. */
export function problemWalks(given: Given): WalkKind<Problem> {
  const { problems } = given;
  const newest = new Map<number, { readonly resolution: OpenResolution; decision?: 'accept' | 'reject' }>();

  async function decision(action: 'accept' | 'reject', walked: Walked<Problem>): Promise<WalkRequest | undefined> {
    const { thing, status, unsure } = walked;
    // A problem that may have ended cannot be resolved.
    if (unsure) return undefined;
    if (!endedBy.includes(status) && status !== 'RESOLVED') {
      newest.set(thing.id, { resolution: await problems.resolutionOf(thing) });
      walked.status = 'RESOLVED';
    }
    const open = newest.get(thing.id);
    if (!open) return undefined;
    // The same decision twice may be answered as before.
    const repeats = open.decision === action;
    open.decision ??= action;
    const { body, leadsTo } = decisions[action];
    // That a problem is completed shows in its closedDate, or in a KCI, but not in the decision itself.
    const isShown = ({ body: answer }: Reply) =>
      action === 'reject' || (isJsonObject(answer) && answer['closedDate'] !== undefined);
    return { request: problems.decision(open.resolution, body), leadsTo, confirmedBy: undefined, isShown, repeats };
  }

  return {
    noun: 'problem',
    kind: 'service-problem',
    rejectionCode: 'SP-REJECTION-CODE',
    rules: {
      amend: {
        operation: amendProblem,
        ended: { CANCELLED: 'SP-AMEND-ENDED', COMPLETED: 'SP-AMEND-ENDED' },
        untold: 'SP-AMEND-KCI',
      },
      cancel: {
        operation: cancelProblem,
        ended: { CANCELLED: 'SP-CANCEL-TWICE', COMPLETED: 'SP-CANCEL-ENDED' },
        untold: 'SP-CANCEL-KCI',
      },
      accept: decided,
      reject: decided,
    },
    raise: async () => {
      const request = await given.plainRequest(createProblem);
      const reply = await given.accepted(request);
      return { reply, acknowledged: () => problems.acknowledged(request.body, reply) };
    },
    request: (action, walked) => {
      if (action === 'accept' || action === 'reject') return decision(action, walked);
      return action === 'amend'
        ? {
            request: { operation: amendProblem, body: problems.amendment(walked.thing) },
            leadsTo: undefined,
            confirmedBy: 'AMENDED',
          }
        : {
            request: { operation: cancelProblem, body: problems.cancellation(walked.thing) },
            leadsTo: 'CANCELLED',
            confirmedBy: 'CANCELLED',
          };
    },
  };
}
