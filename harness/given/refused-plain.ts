import { operationOf, supplierApi } from '../../contract/description.js';
import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  decideResolution,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { causeOfRefusal } from '../report/causes.js';
import { Inconclusive } from '../report/signals.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import type { Reply } from '../wire/reply.js';

/** Operations on what the supplier has acknowledged before, rather than on its test data. */
const onAcknowledged: ReadonlySet<OperationKey> = new Set<OperationKey>([
  amendProblem,
  cancelProblem,
  decideResolution,
  amendOrder,
  cancelOrder,
]);

/** Whether an operation is about something of ours that the supplier has acknowledged. */
export function concernsAcknowledged(operation: OperationKey): boolean {
  return onAcknowledged.has(operation);
}

/** Why there is no verdict where a plain valid request is refused: what was sent, and who has to act. */
export function refusedPlain(operation: OperationKey, reply: Reply): Inconclusive {
  const { status, summary, exchange } = reply;
  const refusal = `The supplier refuses the plain valid request ${operation} (${summary}).`;
  const details = { about: operation, exchange };
  if (status === 401 || status === 403)
    return new Inconclusive(`${refusal} It does not accept the credentials for that.`, {
      because: 'credentials-refused',
      exchange,
    });
  if (concernsAcknowledged(operation))
    return new Inconclusive(`${refusal} It is about something that the supplier itself has acknowledged before.`, {
      ...details,
      because: 'refuses-acknowledged',
    });
  if (status === 404 || status === 405)
    return new Inconclusive(
      `${operation} was answered ${status}, and nothing was ever accepted there. Not implemented? Say \`${implementsFalse(operation)}\` in the profile. If nothing else is found either, check supplier.baseUrl.`,
      { ...details, because: 'nothing-accepted' },
    );
  return new Inconclusive(
    `${refusal}${sentIn(reply)} Check that testData in the profile is what its test system knows.`,
    { ...details, because: causeOfRefusal(status) },
  );
}

/** A supplier whose answers cannot be judged: it refused a request, and then accepted the very same one. */
export function changedItsMind({ operation: { key }, exchange }: AnswerFacts): Inconclusive {
  const refused = `${key} was refused with ${exchange.response?.status ?? 0}, and the very same request was accepted when it was sent again`;
  return concernsAcknowledged(key)
    ? new Inconclusive(`The supplier forgets what it has just acknowledged: ${refused}.`, {
        because: 'forgets',
        exchange,
      })
    : new Inconclusive(`The supplier answers the same request differently without a reason: ${refused}.`, {
        because: 'not-reproduced',
        about: key,
        exchange,
      });
}

/** How the profile says that an operation is not there: by its area where that has no other. */
function implementsFalse(key: OperationKey): string {
  const { area, capability } = operationOf(key);
  const inArea = [...supplierApi.operations.values()].filter((operation) => operation.area === area);
  return inArea.length === 1 ? `implements.${area}: false` : `implements.${area}.${capability}: false`;
}

/** What was sent where that is not in a body, which some suppliers look into all the same. */
function sentIn(reply: Reply): string {
  const {
    operation,
    exchange: { request },
  } = reply;
  if (operation.request || !request.url.includes('?')) return '';
  const { pathname, search } = new URL(request.url);
  return ` What was sent stands in the query: ${reply.quoted(`${operation.method} ${pathname}${search}`)}. A supplier that looks for it in a body does not see it.`;
}
