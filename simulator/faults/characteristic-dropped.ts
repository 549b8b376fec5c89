import { isJsonArray } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers all characteristics but the last of several. */
export const characteristicDropped = onOperations(
  {
    name: 'characteristic-dropped',
    requirement: 'API-UNCHANGED',
    description: 'Answers all characteristics but the last of several.',
    behaviour: onSuccessBody((body) => {
      const { characteristics } = body;
      return isJsonArray(characteristics) && characteristics.length > 1
        ? { ...body, characteristics: characteristics.slice(0, -1) }
        : body;
    }),
  },
  ['create', 'amend'],
);
