import { isJsonArray } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { refusing } from '../variations/variation.js';

/** Refuses more than one characteristic. */
export const severalCharacteristicsRefused = onOperations(
  {
    name: 'several-characteristics-refused',
    requirement: 'API-VALID-ACCEPTED',
    description: 'Refuses more than one characteristic.',
    behaviour: refusing(
      'There are too many characteristics',
      ({ body }) => isJsonArray(body['characteristics']) && body['characteristics'].length > 1,
    ),
  },
  ['create', 'amend'],
);
