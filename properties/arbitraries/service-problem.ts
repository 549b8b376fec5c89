import { contacts } from './contacts.js';

const texts = ['problemText', 'primaryContact', 'secondaryContact', 'hazards', 'onSiteRestrictions', 'notes'];

/** What a tenant may write into a service problem: its free text, with optional fields in any combination. */
export const problemTexts = { free: texts, overrides: contacts };

/** What an amendment may change that needs nothing in the supplier: any of it, but something. */
export const problemChanges = {
  free: [...texts, 'escalationRequest'],
  // Whether a problem may be escalated depends on agreed service levels, so only its absence is free.
  overrides: { ...contacts, '/escalationRequest': false },
  some: true,
};
