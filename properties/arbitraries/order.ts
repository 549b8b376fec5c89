import { contacts } from './contacts.js';

/** What a tenant may write into an order: its contacts, the second of which is optional. */
export const orderContacts = { free: ['primaryContact', 'secondaryContact'], overrides: contacts };

/** The same for an amendment of an order, which has to change something. Its other texts have no documented limits. */
export const orderChanges = { ...orderContacts, some: true };
