import { mapTexts } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Takes the spaces out of phone numbers. */
export const phoneNumberTidied = onOperations(
  {
    name: 'phone-number-tidied',
    requirement: 'API-UNCHANGED',
    description: 'Takes the spaces out of phone numbers.',
    behaviour: onSuccessBody((body) =>
      mapTexts(body, (text, pointer) => {
        const tidy = text.replaceAll(' ', '');
        return pointer.endsWith('/phoneNumber') && tidy.length > 8 ? tidy : text;
      }),
    ),
  },
  ['create', 'amend'],
);
