import { withHeader } from '../messages/answer.js';
import type { Fault } from '../variations/fault.js';
import { onOperations, operationNames } from '../variations/on-operations.js';
import { onSuccess } from '../variations/variation.js';

/** Takes the id of a header for a number where it has digits alone, so that zeros in front are lost. */
export const idsAsNumbers: readonly Fault[] = operationNames.flatMap((operation, index) => {
  const [header, requirement] =
    index % 2 === 0
      ? (['X-Request-ID', 'API-REQUEST-ID'] as const)
      : (['X-Conversation-ID', 'API-CONVERSATION-ID'] as const);
  return onOperations(
    {
      name: `${header === 'X-Request-ID' ? 'request' : 'conversation'}-id-as-number`,
      requirement,
      description: `Takes an ${header} of digits alone for a number.`,
      behaviour: onSuccess((answer) => {
        const value = answer.headers[header];
        return value !== undefined && /^\d+$/.test(value) ? withHeader(answer, header, `${BigInt(value)}`) : answer;
      }),
    },
    [operation],
  );
});
