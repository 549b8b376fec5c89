import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  sendUpdate,
} from '../../../contract/requirements/index.js';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import type { Entity } from '../../state/entity.js';
import { amendingOtherwise, rememberedData } from '../../operations/amended.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';
import { Tally } from '../../variations/tally.js';

const atOnce = { mode: 'sync' } as const;

/** Forgets the amendment that it has accepted. */
const forgotten = amendingOtherwise((entity, before) => {
  entity.data = before;
});

/** Shows amendments otherwise in KCIs than they were confirmed or rejected. */
export const amendments: readonly Fault[] = [
  ...kciFaults('KCI-AMENDMENT-SHOWN', [
    [
      'problem-amendment-forgotten',
      'Reports an amendment of a problem as applied, and keeps the old values.',
      [amendProblem],
      forgotten,
    ],
    [
      'order-amendment-forgotten',
      'Reports an amendment of an order as applied, and keeps the old values.',
      [amendOrder],
      forgotten,
    ],
    [
      'amended-problem-shown-late',
      'Shows an amended problem with the new values only after AMENDED.',
      [amendProblem],
      shownLate(),
    ],
    [
      'amended-order-shown-late',
      'Shows an amended order with the new values only after AMENDED.',
      [amendOrder],
      shownLate(),
    ],
    [
      'rejected-amendment-applied',
      'Rejects an amendment of a problem by KCI, and applies it.',
      [amendProblem],
      rejecting(),
    ],
    [
      'rejected-order-amendment-applied',
      'Rejects an amendment of an order by KCI, and applies it.',
      [amendOrder],
      rejecting(),
    ],
  ]),
  ...kciFaults(
    'KCI-AMENDMENT-SHOWN',
    [
      [
        'problem-amendment-forgotten-at-once',
        'Confirms an amendment of a problem with 201, and keeps the old values.',
        [amendProblem],
        forgotten,
      ],
      [
        'order-amendment-forgotten-at-once',
        'Confirms an amendment of an order with 201, and keeps the old values.',
        [amendOrder],
        forgotten,
      ],
      [
        'every-third-amendment-forgotten',
        'Confirms each amendment of a problem with 201, and forgets every third.',
        [amendProblem],
        everyThirdForgotten(),
      ],
      [
        'every-third-order-amendment-forgotten',
        'Confirms each amendment of an order with 201, and forgets every third.',
        [amendOrder],
        everyThirdForgotten(),
      ],
    ],
    atOnce,
  ),
  ...kciFaults('KCI-AMENDMENT-SHOWN', [
    [
      'cancelled-problem-shown-as-before',
      'Shows an amended problem with its old values once it is cancelled.',
      [amendProblem, cancelProblem],
      shownAsBefore(),
    ],
    [
      'cancelled-order-shown-as-before',
      'Shows an amended order with its old values once it is cancelled.',
      [amendOrder, cancelOrder],
      shownAsBefore(),
    ],
  ]),
  ...kciFaults('KCI-AMENDED-REPLACED', [
    ['amended-text-appended', 'Appends an amended text of a problem to the old one.', [amendProblem], merging()],
    ['amended-list-merged', 'Adds the items of an amended list of an order to the old ones.', [amendOrder], merging()],
  ]),
  ...kciFaults(
    'KCI-AMENDED-REPLACED',
    [
      [
        'amended-list-merged-at-once',
        'Adds the items of an amended list of a problem to the old ones.',
        [amendProblem],
        merging(),
      ],
    ],
    atOnce,
  ),
  ...kciFaults('KCI-AMENDED-ONLY', [
    [
      'amendment-changes-the-contact',
      'Changes the contact of a problem with its amendment.',
      [amendProblem],
      changing({ primaryContact: { name: 'Somebody Else', phoneNumber: '01234 000000' } }),
    ],
    [
      'amendment-changes-another-field',
      'Changes the type of a problem with its amendment.',
      [amendProblem],
      changing({ problemType: 'OUTAGE' }),
    ],
    [
      'order-amendment-changes-another-field',
      'Changes the address of an order with its amendment.',
      [amendOrder],
      changing({ address: { id: '1', type: 'UPRN' } }),
    ],
  ]),
  ...kciFaults(
    'KCI-AMENDED-ONLY',
    [
      [
        'amendment-changes-another-field-at-once',
        'Changes the type of a problem with its amendment.',
        [amendProblem],
        changing({ problemType: 'OUTAGE' }),
      ],
      [
        'amendment-changes-another-field-later',
        'Shows an amended problem of another type from its second KCI on.',
        [amendProblem, sendUpdate],
        changingLater(),
      ],
    ],
    atOnce,
  ),
];

/** The KCI that reports an amendment shows what was before. */
function shownLate(): Behaviour {
  return {
    ...(forgotten.objects && { objects: forgotten.objects }),
    updates: (update) =>
      update.reasonCode === 'AMENDED'
        ? [{ ...update, shown: { ...rememberedData(update.entity), ...update.shown } }]
        : [update],
  };
}

/** The KCI that reports a cancellation shows what was before the amendment. */
function shownAsBefore(): Behaviour {
  return {
    ...(forgotten.objects && { objects: forgotten.objects }),
    updates: (update) =>
      update.reasonCode === 'CANCELLED'
        ? [{ ...update, shown: { ...rememberedData(update.entity), ...update.shown } }]
        : [update],
  };
}

function rejecting(): Behaviour {
  return {
    updates: (update) => [
      { ...update, reasonCode: 'AMENDMENT_REJECTED', details: { text: 'It is too late for that.' } },
    ],
  };
}

function everyThirdForgotten(): Behaviour {
  let count = 0;
  return amendingOtherwise((entity, before) => {
    count += 1;
    if (count % 3 === 0) entity.data = before;
  });
}

/** Puts old and new values together, instead of replacing the one by the other. */
function merging(): Behaviour {
  return amendingOtherwise((entity, before) => {
    entity.data = merged(before, entity.data);
  });
}

function merged(before: JsonObject, after: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, together(before[name], value)] as const),
  );
}

function together(old: Json | undefined, value: Json): Json {
  if (old === undefined || JSON.stringify(old) === JSON.stringify(value)) return value;
  if (isJsonArray(old) && isJsonArray(value)) return [...old, ...value];
  if (isJsonObject(old) && isJsonObject(value)) return 'serviceCharacteristics' in value ? merged(old, value) : value;
  return typeof old === 'string' && typeof value === 'string' && !/^\d/.test(value) ? `${old} ${value}` : value;
}

function changing(others: JsonObject): Behaviour {
  return amendingOtherwise((entity) => {
    entity.data = { ...entity.data, ...others };
  });
}

/** The second KCI after an amendment, and those after it, show another value of a field that was not amended. */
function changingLater(): Behaviour {
  const amended = new WeakSet<Entity>();
  const kcis = new Tally<Entity>();
  return {
    ...amendingOtherwise((entity) => amended.add(entity)),
    updates: (update) =>
      amended.has(update.entity) && kcis.add(update.entity) > 1
        ? [{ ...update, shown: { ...update.shown, problemType: 'OUTAGE' } }]
        : [update],
  };
}
