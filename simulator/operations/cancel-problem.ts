import { cancelProblem } from '../../contract/requirements/index.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';
import { inFlightRules, problemMeant } from './problem-in-flight.js';

/** Cancels a service problem in flight. */
export const cancelProblemOperation: Operation = {
  key: cancelProblem,
  method: 'POST',
  path: /^\/service-problem-cancellations$/,
  fields: requestBodies[cancelProblem],
  rules: inFlightRules,
  perform: (context, mode) => {
    const problem = problemMeant(context);
    const isCancelled = problem?.status === 'CANCELLED';
    if (problem !== undefined && !isCancelled) problem.status = mode === 'sync' ? 'CANCELLED' : 'PENDING_CANCELLATION';
    if (mode === 'sync' || isCancelled) {
      const body = { ...context.body, supplierReference: context.references.next('cancellation') };
      return { status: 201, body, updates: [] };
    }
    const cancelled = { cause: cancelProblem, reasonCode: 'CANCELLED', status: 'CANCELLED' } as const;
    const details = { problemCode: 'OTHER', text: 'Cancelled as requested' };
    return { status: 202, updates: problem ? [{ ...cancelled, entity: problem, details }] : [] };
  },
};
