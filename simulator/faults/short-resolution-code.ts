import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a resolution code of two letters. */
export const shortResolutionCode = onOperations(
  {
    name: 'short-resolution-code',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers a resolution code of two letters.',
    behaviour: onSuccessBody((body) => having(body, '/resolutionDetails/resolutionCode', 'OK')),
  },
  ['resolutions'],
);
