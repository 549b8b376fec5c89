import { checkAvailability } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Service Availability. */
export const availabilityRequirements = {
  'SA-BODY': {
    level: 'MUST',
    statement: 'The answer to an availability check has the address with its identifier, in the documented types.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading:
      'Only the address was seen on a 1.15 page. What stands on older pages alone (services, site information) may have moved since: what differs there is noted.',
    operations: [checkAvailability],
    judgedBy: 'The body is held against the ServiceAvailability schema, as far as its parts are sure.',
  },
  'SA-ADDRESS': {
    level: 'MUST',
    statement: 'An availability check is answered for the address that was asked about.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading:
      'The answer tells which services there are at the address of the request. A supplier may name the same place by another kind of identifier.',
    operations: [checkAvailability],
    judgedBy: 'An identifier of the same type as in the request, but with another id, fails.',
  },
  'SA-DEFAULT': {
    level: 'MUST',
    statement: 'An availability check without service types is answered like one for BROADBAND.',
    source: page.availability,
    sureness: 'docs-1.15',
    reading: 'BROADBAND is the documented default. Only the services that are listed are compared.',
    operations: [checkAvailability],
    judgedBy: 'Both are asked in turn; a different list of service specifications, three times over, fails.',
  },
} as const satisfies Record<string, Requirement>;
