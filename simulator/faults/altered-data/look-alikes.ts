import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { violating, type FaultRow } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { onSuccessBody } from '../../variations/variation.js';
import { isJsonArray, isJsonObject, type Json } from '../../json/json.js';

/** Answers texts that look like something else as just that. */
export const lookAlikes: readonly Fault[] = [
  ...numbersIn('create', 'SP-CREATE-BODY'),
  ...numbersIn('resolutions', 'SP-RESOLVE-BODY'),
  ...numbersIn('quote', 'QU-BODY'),
  ...wordsIn('amend', 'SP-AMEND-BODY'),
  ...wordsIn('cancel', 'SP-CANCEL-BODY'),
  ...wordsIn('order', 'OR-CREATE-BODY'),
  ...violating('API-UNCHANGED', [
    [
      'dates-completed',
      'Answers a text that is a date as the moment when that day begins.',
      ['amend', 'resolutions', 'quote'],
      onSuccessBody((body) =>
        replacing(body, (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00.000Z` : text)),
      ),
    ],
  ]),
];

function numbersIn(operation: OperationName, requirement: RequirementId): readonly Fault[] {
  const row: FaultRow = [
    'digits-as-numbers',
    'Answers a text of one digit, or of a minus sign and one digit, as a number.',
    [operation],
    onSuccessBody((body) => replacing(body, (text) => (/^-?\d$/.test(text) ? Number(text) : text))),
  ];
  return violating(requirement, [row]);
}

function wordsIn(operation: OperationName, requirement: RequirementId): readonly Fault[] {
  const values: ReadonlyMap<string, Json> = new Map([
    ['null', null],
    ['true', true],
  ] as const);
  const row: FaultRow = [
    'words-as-values',
    'Answers the text null as null, and the text true as true.',
    [operation],
    onSuccessBody((body) =>
      replacing(body, (text) => {
        const value = values.get(text);
        return value === undefined ? text : value;
      }),
    ),
  ];
  return violating(requirement, [row]);
}

/** A copy of a value with another in place of each text in it, at any depth. */
function replacing(value: Json, change: (text: string) => Json): Json {
  if (typeof value === 'string') return change(value);
  if (isJsonArray(value)) return value.map((item) => replacing(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replacing(item, change)]));
}
