import { amendProblem } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { requestBodies } from '../messages/request-bodies.js';
import type { Operation } from './operation.js';
import { inFlightRules, problemMeant } from './problem-in-flight.js';

/** Amends a service problem in flight. */
export const amendProblemOperation: Operation = {
  key: amendProblem,
  method: 'POST',
  path: /^\/service-problem-amendments$/,
  fields: requestBodies[amendProblem],
  rules: inFlightRules,
  perform: (context, mode) => {
    const problem = problemMeant(context);
    if (problem !== undefined) problem.data = { ...problem.data, ...amendedFields(context.body) };
    if (mode === 'sync') {
      return {
        status: 201,
        body: { ...context.body, supplierReference: context.references.next('amendment') },
        updates: [],
      };
    }
    return { status: 202, updates: problem ? [{ cause: amendProblem, entity: problem, reasonCode: 'AMENDED' }] : [] };
  },
};

/** The fields of the problem that an amendment changes, without those of the amendment itself. */
function amendedFields(amendment: JsonObject): JsonObject {
  const {
    id: _id,
    supplierReference: _reference,
    serviceProblemId: _problemId,
    supplierServiceProblemReference: _problemReference,
    escalationRequest: _escalation,
    ...changes
  } = amendment;
  return changes;
}
