import type { Context } from '../variations/behaviour.js';
import { isInFlight } from '../state/entity.js';
import type { Objection } from '../messages/objection.js';
import type { Problem } from '../state/problem-book.js';

const idField = '/serviceProblemId';
const referenceField = '/supplierServiceProblemReference';

/** The problem that an amendment or a cancellation is about. */
export function problemOf({ body, book, tenant }: Context): Problem | undefined {
  return book.byId(body['serviceProblemId'], tenant);
}

/** The same for a request that was let through: if it is not the tenant's own, that of another tenant. */
export function problemMeant(context: Context): Problem | undefined {
  return problemOf(context) ?? context.book.byId(context.body['serviceProblemId']);
}

/** The rules that amendments and cancellations share: a known problem, in flight, quoted by its own reference. */
export function inFlightRules(context: Context): readonly Objection[] {
  const problem = problemOf(context);
  if (problem === undefined) {
    return [{ kind: 'problem-unknown', at: idField, message: 'There is no such service problem' }];
  }
  const objections: Objection[] = [];
  if (!isInFlight(problem)) {
    const message = `The service problem is ${problem.status}`;
    objections.push({ kind: 'problem-ended', at: idField, message });
  }
  const quoted = context.body['supplierServiceProblemReference'];
  if (quoted !== undefined && quoted !== problem.reference) {
    const message = 'The reference is not that of the service problem';
    objections.push({ kind: 'reference-other', at: referenceField, message });
  }
  return objections;
}
