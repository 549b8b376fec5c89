import { plainText } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';

/** Accepts a decision in lower case. */
export const lowerCaseDecisionAccepted = onOperations(
  {
    name: 'lower-case-decision-accepted',
    requirement: 'API-FIELD-ENUM',
    description: 'Accepts a decision in lower case.',
    behaviour: {
      overlooks: ({ kind }, { body }) =>
        kind === 'value-unlisted' && /^(accepted|rejected)$/.test(plainText(body['status'])),
    },
  },
  ['resolutions'],
);
