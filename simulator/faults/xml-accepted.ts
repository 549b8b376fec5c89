import { onOperations } from '../variations/on-operations.js';

/** Accepts an XML document, and takes plausible values for what is missing. */
export const xmlAccepted = onOperations(
  {
    name: 'xml-accepted',
    requirement: 'API-JSON-ONLY',
    description: 'Accepts an XML document, and takes plausible values for what is missing.',
    behaviour: {
      overlooks: ({ kind }, { request }) => kind === 'media-type' && request.header('Content-Type').includes('xml'),
    },
  },
  ['create', 'resolutions', 'ethernet', 'reserve'],
);
