import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a date-time without an offset. */
export const dateWithoutOffset = onOperations(
  {
    name: 'date-without-offset',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers a date-time without an offset.',
    behaviour: onSuccessBody((body) => ({ ...body, resolvedDate: '2024-01-10T09:00:00.000' })),
  },
  ['resolutions'],
);
