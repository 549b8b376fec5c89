import { createProblem } from '../../contract/requirements/index.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { entityOf } from '../problem-book.js';
import { requestBodies } from '../request-bodies.js';
import type { Operation } from './operation.js';

const unknownServiceId = 'SI0000000000000';
const specificationName = 'FTTH';

/** Raises a service problem. */
export const createProblemOperation: Operation = {
  key: createProblem,
  method: 'POST',
  path: /^\/service-problems$/,
  fields: requestBodies[createProblem],
  rules: ({ body }) =>
    body['serviceId'] === unknownServiceId
      ? [{ kind: 'service-unknown', at: '/serviceId', message: 'There is no such service' }]
      : [],
  perform: ({ body, book, tenant, correlation }, mode) => {
    const problem = book.raise(tenant ?? '', correlation['X-Conversation-ID'] ?? '', named(body));
    if (mode === 'sync') return { status: 201, body: entityOf(problem), updates: [] };
    return { status: 202, updates: [{ cause: createProblem, problem, reasonCode: 'ACKNOWLEDGED' }] };
  },
};

/** The problem with the name of its service specification, which only an answer has. */
function named(body: JsonObject): JsonObject {
  const specification = body['serviceSpecification'];
  if (!isJsonObject(specification)) return body;
  return { ...body, serviceSpecification: { ...specification, name: specificationName } };
}
