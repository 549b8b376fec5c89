import { sendUpdate, startServiceTest } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Service Test Management. */
export const serviceTestRequirements = {
  'ST-BODY': {
    level: 'MUST',
    statement: 'The 201 to a service test has the id of the test, and its fields in the documented types.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    reading: 'Whether the other fields are required is not visible, so their absence is noted only.',
    operations: [startServiceTest],
    judgedBy: 'The body is held against the ServiceTest schema.',
  },
  'ST-REFERENCE-UNIQUE': {
    level: 'MUST',
    statement: 'Two service tests have two different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one test; it may be left out.',
    operations: [startServiceTest],
    judgedBy: 'Several tests are started; a reference that comes twice fails.',
  },
  'ST-VALIDATES': {
    level: 'SHOULD',
    statement: 'A test of a service that the supplier does not know is rejected.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    operations: [startServiceTest],
    judgedBy: 'Only where the profile names an unknownServiceId: a 201 warns.',
  },
  'ST-REJECTION-CODE': {
    level: 'SHOULD',
    statement: 'A well-formed service test that is rejected is answered 422.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    operations: [startServiceTest],
    judgedBy: 'Another documented rejection (400, 401, 403) to an unknown service warns.',
  },
  'ST-RESULT-KCI': {
    level: 'MUST',
    statement: 'The result of a service test is told by a KCI.',
    source: page.serviceTest,
    sureness: 'docs-1.15',
    reading:
      'How a KCI names a result is not visible: the reason COMPLETED, an ended state, or anything called result passes. It may come at any time after the test was asked for.',
    operations: [sendUpdate],
    judgedBy:
      'With a KCI inbox and a stimulus: no such KCI within the KCI time-out after the supplier was made to complete the test fails.',
  },
} as const satisfies Record<string, Requirement>;
