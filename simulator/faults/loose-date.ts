import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a date-time without the letter T and without an offset. */
export const looseDate = onOperations(
  {
    name: 'loose-date',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers a date-time without the letter T and without an offset.',
    behaviour: onSuccessBody((body) => ({ ...body, resolvedDate: '2024-01-10 09:00:00' })),
  },
  ['resolutions'],
);
