import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers an empty list of fault codes. */
export const emptyFaultCodes = onOperations(
  {
    name: 'empty-fault-codes',
    requirement: 'SP-RESOLVE-BODY',
    description: 'Answers an empty list of fault codes.',
    behaviour: onSuccessBody((body) => having(body, '/resolutionDetails/faultCode', [])),
  },
  ['resolutions'],
);
