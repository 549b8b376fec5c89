import { having } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers a number as the name of the service specification. */
export const numberForSpecificationName = onOperations(
  {
    name: 'number-for-specification-name',
    requirement: 'SP-CREATE-BODY',
    description: 'Answers a number as the name of the service specification.',
    behaviour: onSuccessBody((body) => having(body, '/serviceSpecification/name', 7)),
  },
  ['create'],
);
