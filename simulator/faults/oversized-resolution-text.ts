import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a resolution text of 257 characters. */
export const oversizedResolutionText = onOperations(
  {
    name: 'oversized-resolution-text',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers a resolution text of 257 characters.',
    behaviour: onSuccessBody((body) => having(body, '/resolutionDetails/resolutionText', 'x'.repeat(257))),
  },
  ['resolutions'],
);
