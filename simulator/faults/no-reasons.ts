import { isJsonObject } from '../json/json.js';
import { onOperations, problemNames } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Rejects without a reason. */
export const noReasons = onOperations(
  {
    name: 'no-reasons',
    requirement: 'API-REJECTION-REASON',
    description: 'Rejects without a reason.',
    behaviour: onRefusal((answer) =>
      answer.status === 422 && isJsonObject(answer.body)
        ? { ...answer, body: { ...answer.body, messages: [] } }
        : answer,
    ),
  },
  [...problemNames, 'availability', 'quote', 'order', 'order-amend'],
);
