import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers an empty list of violated service levels. */
export const emptySlaViolations = onOperations(
  {
    name: 'empty-sla-violations',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers an empty list of violated service levels.',
    behaviour: onSuccessBody((body) => ({ ...body, slaViolation: [] })),
  },
  ['resolutions'],
);
