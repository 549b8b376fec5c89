import { describe, expect, test } from 'vitest';
import {
  bodyOperations,
  decideResolution,
  everyOperation,
  sendUpdate,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { faults, type Fault } from '../../simulator/index.js';
import { operationKeyOf, operationNames, type OperationName } from '../../simulator/variations/operation-names.js';

const deferrable = ['create', 'amend', 'cancel', 'order', 'order-amend', 'order-cancel', 'ethernet'] as const;
const withFreeText = ['create', 'amend', 'cancel', 'resolutions', 'quote', 'order', 'order-amend', 'ethernet'] as const;
const withIds = bodyOperations.filter((operation) => operation !== decideResolution);
const kcis: readonly OperationKey[] = [sendUpdate];
const on = (names: readonly OperationName[]): readonly OperationKey[] => names.map(operationKeyOf);
const badEcho = /-(doubled|joined|upper-case)-|^(doubled|joined|spaced|upper-case|lower-case)-/;

/**
 * Defects that tests commonly miss: what the supplier does, the names of the faults that do it, and the operations that
 * each have at least two of them.
 */
const defects: readonly (readonly [what: string, names: RegExp, operations: readonly OperationKey[]])[] = [
  [
    'confirms an amendment of a problem with 201, and never applies it',
    /^(problem-amendment-forgotten-at-once|every-third-amendment-forgotten)$/,
    kcis,
  ],
  [
    'confirms an amendment of a problem by KCI, and never applies it',
    /^(problem-amendment-forgotten|cancelled-problem-shown-as-before)$/,
    kcis,
  ],
  [
    'confirms an amendment of an order with 201, and never applies it',
    /^(order-amendment-forgotten-at-once|every-third-order-amendment-forgotten)$/,
    kcis,
  ],
  [
    'confirms an amendment of an order by KCI, and never applies it',
    /^(order-amendment-forgotten|cancelled-order-shown-as-before)$/,
    kcis,
  ],
  ['shows the old values in the KCI that applies an amendment', /^amended-(problem|order)-shown-late$/, kcis],
  ['applies an amendment that it rejects', /^rejected-(order-)?amendment-applied$/, kcis],
  [
    'shows another field changed in the 201 to an amendment',
    /^other-\w+-after-amendment-/,
    on(['amend', 'order-amend']),
  ],
  [
    'changes another field, and shows it by KCI after a 202',
    /^(amendment-changes-(another-field|the-contact)|order-amendment-changes-another-field)$/,
    kcis,
  ],
  ['changes another field, and shows it by KCI after a 201', /^amendment-changes-another-field-(at-once|later)$/, kcis],
  ['reports a change as pending, and nothing after that', /-(amendment|cancellation)-pending$/, kcis],
  ['reports a new problem or order in a later state only', /-unacknowledged$/, kcis],
  ['says nothing after a decision on a resolution', /^(acceptance|rejection)-untold$/, kcis],
  ['says nothing of the result of a service test', /^(untold|mistold)-test$/, kcis],
  ['forgets KCIs or amendments now and then', /^every-(third|fifth)-/, kcis],
  ['loses a header now and then', /^no-(request|conversation)-id-now-and-then-/, []],
  [
    'gives all changes one reference',
    /^(same-change-reference|change-references-in-turn)-/,
    on(['amend', 'cancel', 'order-amend', 'order-cancel']),
  ],
  ['gives resolutions one reference', /-resolution-references?$/, kcis],
  ['keeps the times of slots in UTC when the clocks change', /-times-all-year-/, on(['slots'])],
  [
    'confirms two cancellations at once',
    /^(cancelled-twice|one-confirmation-for-two)-at-once-/,
    on(['cancel', 'order-cancel']),
  ],
  [
    'shows as open, or with old values, what was cancelled meanwhile',
    /^(amended-\w+-open-after-cancellation|cancelled-\w+-shown-as-before)$/,
    kcis,
  ],
  ['breaks at control characters', /^crashes-on-(nul|control-characters)-/, on(withFreeText)],
  ['takes no other spelling of a number', /^(point-zero|exponent)-refused-/, withIds],
  [
    'breaks at another spelling of a number, or at texts that look like something else',
    /^(crashes-on-(exponent|words|apostrophe|paths)|digits-as-numbers|words-as-values|dates-completed)-/,
    on(withFreeText),
  ],
  ['echoes an id on success in another form', badEcho, everyOperation],
  ['echoes an id on a 202 in another form', /^accepted-with-(doubled|joined|upper-case)-/, on(deferrable)],
  ['echoes an id on an error in another form', /^refused-with-(doubled|joined|upper-case)-/, everyOperation],
  ['gives two errors one uuid', /^(same-error-uuid|error-uuid-by-code)-/, everyOperation],
  [
    'takes ids in headers in one form only',
    /^(uuids|plain-ids)-only-/,
    on(['create', 'resolutions', 'availability', 'order']),
  ],
  ['shows another reference in KCIs', /^(order-)?kcis?-with-(other-reference|references?-of-)/, kcis],
  [
    'shows what has ended as open',
    /^(cancelled-problem-at-work-(again|after-a-while)|kci-after-the-end|accepted-resolution-stays-open)$/,
    kcis,
  ],
  ['goes back from committed to acknowledged', /-acknowledged-again$/, kcis],
  ['shows a state that the reason contradicts', /^kci-(cancels-order-at-work|with-other-status)$/, kcis],
  ['moves a committed date', /^committed-date-moves/, kcis],
  ['merges a list that is amended', /^amended-list-merged/, kcis],
  ['sends the KCI about something else', /^(foreign-kci-after-|kci-about-another-)/, kcis],
  ['leaves fields of the creation out of KCIs', /-with-lost-field/, kcis],
  ['goes wrong in a KCI that comes when its test case is over', /-after-a-while$/, kcis],
  ['takes an object or a text for a list', /-for-list-accepted-/, on(['create', 'quote', 'ethernet'])],
  [
    'demands a header that the operation does not have',
    /^tenant-(demanded|required-by-rule)-/,
    on(['quote', 'ethernet']),
  ],
  ['refuses a free text at its limit', /^(empty|longest)-identifier-refused-/, on(['quote'])],
  [
    'breaks at many sites or equal characteristics',
    /^crashes-on-(many-sites|equal-characteristics)-/,
    on(['quote', 'ethernet']),
  ],
  [
    'hands out references that nothing can carry',
    /^(lower-case|short|overlong|huge)-reference-/,
    on(['test', 'reserve']),
  ],
  ['changes more than one problem, or another than it names', /-problems?-changed-on-/, on(['amend', 'cancel'])],
  ['does that after a 202', /-problems?-changed-later-/, on(['amend', 'cancel'])],
];

describe('a supplier that', () => {
  test.each(defects)('%s: in at least two ways', (_, names, operations) => {
    const found = faults.filter(({ name }) => names.test(name));
    const tooFew = operations.filter((operation) => countOf(found, operation) < 2);

    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(tooFew).toEqual([]);
  });
});

test('every operation has a name', () => {
  expect(on(operationNames).toSorted()).toEqual([...everyOperation].toSorted());
});

function countOf(several: readonly Fault[], operation: OperationKey): number {
  return several.filter((fault) => fault.operation === operation).length;
}
