import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers the opposite of the escalation request. */
export const escalationFlipped = onOperations(
  {
    name: 'escalation-flipped',
    requirement: 'API-UNCHANGED',
    description: 'Answers the opposite of the escalation request.',
    behaviour: onSuccessBody((body) =>
      typeof body['escalationRequest'] === 'boolean'
        ? { ...body, escalationRequest: !body['escalationRequest'] }
        : body,
    ),
  },
  ['amend'],
);
