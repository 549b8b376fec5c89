import { isJsonObject } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onRefusal } from '../variations/variation.js';

/** Rejects with a blank reason. */
export const blankReasons = onOperations(
  {
    name: 'blank-reasons',
    requirement: 'API-REJECTION-REASON',
    description: 'Rejects with a blank reason.',
    behaviour: onRefusal((answer) =>
      answer.status === 422 && isJsonObject(answer.body)
        ? { ...answer, body: { ...answer.body, messages: [' '] } }
        : answer,
    ),
  },
  ['create', 'slots', 'reserve', 'order-cancel', 'ethernet', 'test'],
);
