import { decideResolution } from '../../contract/requirements/index.js';
import type { Context } from '../variations/behaviour.js';
import type { JsonObject } from '../json/json.js';
import type { Objection } from '../messages/objection.js';
import type { Resolution } from '../state/problem-book.js';
import { requestBodies } from '../messages/request-bodies.js';
import { resolutionBody } from '../messages/resolution-body.js';
import type { Operation } from './operation.js';

/** Where objections to the resolution itself point: it is named in the path, not in the body. */
const inPath = '{id}';

/** Takes a tenant's decision on a resolution. */
export const decideResolutionOperation: Operation = {
  key: decideResolution,
  method: 'PATCH',
  path: /^\/service-problem-resolutions\/([^/]+)$/,
  fields: requestBodies[decideResolution],
  rules: (context) => {
    const resolution = resolutionOf(context);
    if (resolution === undefined) return [refusal('resolution-unknown', 'There is no such resolution')];
    if (resolution.demonstration) return [];
    const objections: Objection[] = [];
    if (resolution.decision !== undefined) {
      objections.push(refusal('resolution-decided', `The resolution is ${resolution.decision}`));
    }
    const { status } = resolution.problem;
    if (status !== 'RESOLVED') objections.push(refusal('problem-ended', `The service problem is ${status}`));
    return objections;
  },
  perform: (context) => {
    const { body, request } = context;
    const resolution = resolutionOf(context);
    const decision = body['status'] === 'ACCEPTED' ? 'ACCEPTED' : 'REJECTED';
    const closed: JsonObject = decision === 'ACCEPTED' ? { closedDate: new Date().toISOString() } : {};
    const answer = {
      ...resolutionBody(resolution?.reference ?? request.pathId, resolution?.resolvedDate),
      ...closed,
      ...body,
    };
    // A cancelled problem stays cancelled, whatever is decided; that of the demonstration never moves.
    if (resolution === undefined || resolution.demonstration || resolution.problem.status === 'CANCELLED')
      return { status: 200, body: answer, updates: [] };
    const { problem } = resolution;
    const status = decision === 'ACCEPTED' ? 'COMPLETED' : 'IN_PROGRESS';
    resolution.decision = decision;
    problem.status = status;
    const update = { cause: decideResolution, entity: problem, reasonCode: 'UPDATE', shown: { status } } as const;
    return { status: 200, body: answer, updates: [{ ...update, details: { serviceProblemResolution: answer } }] };
  },
};

function resolutionOf({ book, request, tenant }: Context): Resolution | undefined {
  const resolution = book.resolution(request.pathId);
  const anyTenant = resolution?.demonstration === true || tenant === undefined;
  return anyTenant || resolution?.problem.tenant === tenant ? resolution : undefined;
}

function refusal(kind: Objection['kind'], message: string): Objection {
  return { kind, at: inPath, message };
}
