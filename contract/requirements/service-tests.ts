import { sendUpdate, startServiceTest } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Service Test Management. */
export const serviceTestRequirements = {
  'ST-BODY': {
    level: 'MUST',
    statement: 'The 201 to a service test has the id of the test, and its fields have the documented types.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    reading: 'The documents do not show whether the other fields are required, so their absence is only noted.',
    operations: [startServiceTest],
    judgedBy: 'The body is checked against the ServiceTest schema.',
  },
  'ST-REFERENCE-UNIQUE': {
    level: 'MUST',
    statement: 'Different service tests have different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one test; it may be absent.',
    operations: [startServiceTest],
    judgedBy: 'Several tests are started. A reference that appears twice fails.',
  },
  'ST-REFERENCE-FORM': {
    level: 'SHOULD',
    statement: 'The reference of a service test fits into the service problems that name it.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    reading:
      'The answer shows no pattern, but the serviceTestReference of a service problem has one: it begins with at least five capital letters, digits or underscores. Each half follows its own schema, so another reference is a SHOULD.',
    operations: [startServiceTest],
    judgedBy: 'A reference that does not match the pattern of serviceTestReference produces a warning.',
  },
  'ST-VALIDATES': {
    level: 'SHOULD',
    statement: 'A test of an unknown service is rejected.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    operations: [startServiceTest],
    judgedBy: 'Only if the profile has an unknownServiceId: a 201 produces a warning.',
  },
  'ST-REJECTION-CODE': {
    level: 'SHOULD',
    statement: 'A well-formed service test that is rejected is answered 422.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    operations: [startServiceTest],
    judgedBy: 'Another documented rejection (400, 401, 403) of an unknown service produces a warning.',
  },
  'ST-RESULT-KCI': {
    level: 'MUST',
    statement: 'A KCI reports the result of a service test.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    reading:
      'The documents do not show how a KCI reports a result, so the reason COMPLETED, a final state, or anything called result passes. It may come at any time after the test was requested. Tests that take longer than the KCI time-out need a longer one in the profile, or a stimulus.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox: it fails if no such KCI arrives within the KCI time-out after the 201, or after the stimulus to complete the test where the profile has one.',
  },
} as const satisfies Record<string, Requirement>;
