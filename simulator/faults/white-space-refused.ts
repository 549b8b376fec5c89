import { onOperations } from '../on-operations.js';
import { refusing } from '../variation.js';

/** Refuses JSON with white space between its parts. */
export const whiteSpaceRefused = onOperations({
  name: 'white-space-refused',
  requirement: 'API-JSON-LAYOUT',
  description: 'Refuses JSON with white space between its parts.',
  behaviour: refusing('The JSON has white space', ({ request }) => /[\n\r\t]|^ |^\{ /.test(request.text)),
});
