import { checkAvailability } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Service Availability. */
export const availabilityRequirements = {
  'SA-BODY': {
    level: 'MUST',
    statement: 'The answer to an availability check has the address with its identifier, with the documented types.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading:
      'A 1.15 page shows only the address. The services and site information are shown only on older pages and may have moved since, so differences there are noted.',
    operations: [checkAvailability],
    judgedBy: 'The body is checked against those parts of the ServiceAvailability schema that are certain.',
  },
  'SA-ADDRESS': {
    level: 'MUST',
    statement: 'The answer to an availability check is about the requested address.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading:
      'The answer lists the services at the address of the request. A supplier may identify the same place by another type of identifier.',
    operations: [checkAvailability],
    judgedBy: 'An identifier with the type from the request but a different id fails.',
  },
  'SA-DEFAULT': {
    level: 'MUST',
    statement: 'An availability check without service types gets the same answer as one for BROADBAND.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading: 'BROADBAND is the documented default. Only the listed services are compared.',
    operations: [checkAvailability],
    judgedBy: 'Both checks are sent in turn. If the lists of service specifications differ three times, that fails.',
  },
} as const satisfies Record<string, Requirement>;
