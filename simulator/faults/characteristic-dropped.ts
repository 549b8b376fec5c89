import { isJsonArray } from '../json.js';
import { onOperations } from '../on-operations.js';
import { onSuccessBody } from '../variation.js';

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
