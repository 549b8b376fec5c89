import { onOperations } from '../variations/on-operations.js';
import { onSuccessBody } from '../variations/variation.js';

/** Answers the primary contact as the secondary one, and the reverse. */
export const contactsSwapped = onOperations(
  {
    name: 'contacts-swapped',
    requirement: 'API-UNCHANGED',
    description: 'Answers the primary contact as the secondary one, and the reverse.',
    behaviour: onSuccessBody((body) => {
      const { primaryContact, secondaryContact } = body;
      return primaryContact === undefined || secondaryContact === undefined
        ? body
        : { ...body, primaryContact: secondaryContact, secondaryContact: primaryContact };
    }),
  },
  ['create', 'amend'],
);
