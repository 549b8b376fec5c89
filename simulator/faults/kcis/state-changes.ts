import {
  decideResolution,
  sendUpdate,
  startServiceTest,
  type OperationKey,
  type RequirementId,
} from '../../../contract/requirements/index.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';
import type { Update } from '../../state/update.js';

/** Something that the supplier does on its own, and a KCI that does not report it. */
interface Happening {
  readonly name: string;
  readonly what: string;
  readonly requirement: RequirementId;
  /** What leads to it, where not a stimulus alone. */
  readonly scope?: readonly OperationKey[];
  readonly happens: (update: Update) => boolean;
  /** What the KCI says in place of the usual. */
  readonly misread: Pick<Update, 'reasonCode' | 'shown'>;
  readonly misreading: string;
}

/** What the supplier does on its own shows in both modes. */
const inBothModes = {};

const news = 'ADDITIONAL';
const inProgress = { status: 'IN_PROGRESS' };

const happenings: readonly Happening[] = [
  {
    name: 'hold',
    what: 'a hold of a problem',
    requirement: 'SP-STATE-KCI',
    happens: ({ entity, reasonCode }) => entity.kind === 'serviceProblem' && reasonCode === 'DELAY',
    misread: { reasonCode: news, shown: inProgress },
    misreading: 'other news',
  },
  {
    name: 'problem-resumption',
    what: 'the end of a hold of a problem',
    requirement: 'SP-STATE-KCI',
    happens: ({ entity, reasonCode }) => entity.kind === 'serviceProblem' && reasonCode === 'RESUMED',
    misread: { reasonCode: 'UPDATE', shown: { status: 'HELD' } },
    misreading: 'news of a problem that is still held',
  },
  {
    name: 'information-request',
    what: 'a request for information',
    requirement: 'SP-STATE-KCI',
    happens: ({ reasonCode }) => reasonCode === 'INFORMATION_REQUIRED',
    misread: { reasonCode: news, shown: {} },
    misreading: 'other news',
  },
  {
    name: 'resolution',
    what: 'the resolution of a problem',
    requirement: 'SP-STATE-KCI',
    happens: ({ entity, reasonCode, shown }) =>
      entity.kind === 'serviceProblem' && reasonCode === 'UPDATE' && shown?.['status'] === 'RESOLVED',
    misread: { reasonCode: 'UPDATE', shown: inProgress },
    misreading: 'news of a problem that is still in progress',
  },
  {
    name: 'order-delay',
    what: 'a delay of an order',
    requirement: 'OR-STATE-KCI',
    happens: ({ entity, reasonCode }) => entity.kind !== 'serviceProblem' && reasonCode === 'DELAY',
    misread: { reasonCode: news, shown: inProgress },
    misreading: 'other news',
  },
  {
    name: 'order-resumption',
    what: 'the end of a delay of an order',
    requirement: 'OR-STATE-KCI',
    happens: ({ entity, reasonCode }) => entity.kind !== 'serviceProblem' && reasonCode === 'RESUMED',
    misread: { reasonCode: 'UPDATE', shown: { status: 'HELD' } },
    misreading: 'news of an order that is still held',
  },
  {
    name: 'order-completion',
    what: 'the completion of an order',
    requirement: 'OR-STATE-KCI',
    happens: ({ entity, reasonCode }) => entity.kind.endsWith('Order') && reasonCode === 'COMPLETED',
    misread: { reasonCode: 'UPDATE', shown: inProgress },
    misreading: 'news of an order that is still in progress',
  },
  {
    name: 'cease',
    what: 'an unsolicited cease',
    requirement: 'OR-STATE-KCI',
    happens: ({ reasonCode }) => reasonCode === 'CREATED',
    misread: { reasonCode: 'ACKNOWLEDGED', shown: {} },
    misreading: 'the acknowledgement of an order that was never placed',
  },
  {
    name: 'test',
    what: 'the result of a service test',
    requirement: 'ST-RESULT-KCI',
    scope: [sendUpdate, startServiceTest],
    happens: ({ entity, reasonCode }) => entity.kind === 'serviceTest' && reasonCode === 'COMPLETED',
    misread: { reasonCode: 'UPDATE', shown: inProgress },
    misreading: 'news of a test that still runs',
  },
];

/** Leaves tenants without the KCI that reports what the supplier did on its own, or reports something else in it. */
export const stateChanges: readonly Fault[] = [
  ...happenings.flatMap(untold),
  ...kciFaults(
    'SP-STATE-KCI',
    [
      [
        'rejected-resolution-stays-resolved',
        'Shows a problem as resolved after its resolution was rejected.',
        [decideResolution],
        {
          updates: (update) => [
            update.shown?.['status'] === 'COMPLETED' ? update : { ...update, shown: { status: 'RESOLVED' } },
          ],
        },
      ],
    ],
    inBothModes,
  ),
  ...kciFaults(
    'KCI-AFTER-END',
    [
      [
        'accepted-resolution-stays-open',
        'Shows a problem as in progress after its resolution was accepted.',
        [decideResolution],
        { updates: (update) => [{ ...update, shown: { status: 'IN_PROGRESS' } }] },
      ],
    ],
    inBothModes,
  ),
];

function untold({
  name,
  what,
  requirement,
  scope = [sendUpdate],
  happens,
  misread,
  misreading,
}: Happening): readonly Fault[] {
  const instead = (updates: (update: Update) => readonly Update[]): Behaviour => ({
    updates: (update) => (happens(update) ? updates(update) : [update]),
  });
  return kciFaults(
    requirement,
    [
      [`untold-${name}`, `Never reports ${what}.`, scope, instead(() => [])],
      [
        `foreign-kci-after-${name}`,
        `Reports ${what} in a KCI about something else.`,
        scope,
        instead((update) => [{ ...update, shown: { ...update.shown, id: 1, [referenceOf(update)]: 'ANOTHER_0001' } }]),
      ],
      [`mistold-${name}`, `Reports ${what} as ${misreading}.`, scope, instead((update) => [{ ...update, ...misread }])],
    ],
    inBothModes,
  );
}

function referenceOf({ entity }: Update): string {
  return entity.kind.endsWith('Order') ? 'supplierOrderReference' : 'supplierReference';
}
