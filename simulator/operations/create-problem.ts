import { createProblem } from '../../contract/requirements/index.js';
import { entityOf } from '../state/entity.js';
import { requestBodies } from '../messages/request-bodies.js';
import { knownServiceRule, named } from '../variations/services.js';
import type { Operation } from './operation.js';

/** Raises a service problem. */
export const createProblemOperation: Operation = {
  key: createProblem,
  method: 'POST',
  path: /^\/service-problems$/,
  fields: requestBodies[createProblem],
  rules: knownServiceRule,
  perform: ({ body, book, tenant, correlation }, mode) => {
    const problem = book.raise(tenant ?? '', correlation['X-Conversation-ID'] ?? '', named(body));
    if (mode === 'sync') return { status: 201, body: entityOf(problem), updates: [] };
    return { status: 202, updates: [{ cause: createProblem, entity: problem, reasonCode: 'ACKNOWLEDGED' }] };
  },
};
