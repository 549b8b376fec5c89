import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, isJsonObject, mapTexts, textsIn, valueAt, type Json, type JsonObject } from '../../json/json.js';
import { bodyFaults, violating } from '../../variations/fault-tables.js';
import type { OperationName } from '../../variations/operation-names.js';
import { crashing, refusing } from '../../variations/variation.js';

/** What is rare about a body or about query parameters. */
export type Rarity = (body: JsonObject) => boolean;

/** A fault that shows on rare inputs only: its name, its description, and on what. */
export type RareRow = readonly [name: string, description: string, rarity: Rarity];

/** Faults of an operation that answers 500 to valid requests of a rare kind. */
export function crashingOn(operation: OperationName, rows: readonly RareRow[]): readonly Fault[] {
  return violating(
    'API-NO-SERVER-ERROR',
    rows.map(([name, description, rarity]) => [
      `crashes-on-${name}`,
      description,
      [operation],
      crashing(({ body }) => rarity(body)),
    ]),
  );
}

/** A rare input of several operations: an id that a signed 32-bit number cannot hold. */
export const idBeyond32Bits: RareRow = [
  'id-beyond-32-bits',
  'Answers 500 to an id above 2^31.',
  ({ id }) => Number(id) > 2 ** 31,
];

/** An operation that keeps ids in 32 bits. */
export function idIn32Bits(operation: OperationName): readonly Fault[] {
  return bodyFaults(operation, 'API-UNCHANGED', [
    ['id-in-32-bits', 'Answers the lower 32 bits of an id.', (body) => ({ ...body, id: Number(body['id']) % 2 ** 32 })],
  ]);
}

/** Whether both contacts have one name. */
export const contactsShareName: Rarity = (body) => {
  const name = valueAt(body, '/secondaryContact/name');
  return name !== undefined && name === valueAt(body, '/primaryContact/name');
};

/** Faults of an operation that refuses valid requests of a rare kind. */
export function refusingOn(
  operation: OperationName,
  rows: readonly RareRow[],
  requirement: RequirementId = 'API-VALID-ACCEPTED',
): readonly Fault[] {
  return violating(
    requirement,
    rows.map(([name, description, rarity]) => [
      `${name}-refused`,
      description,
      [operation],
      refusing('The request cannot be dealt with', ({ body }) => rarity(body)),
    ]),
  );
}

/** Faults of an operation that answers rare texts otherwise than they were sent. */
export function alteringTexts(
  operation: OperationName,
  rows: readonly (readonly [name: string, description: string, change: (text: string, pointer: string) => string])[],
): readonly Fault[] {
  return bodyFaults(
    operation,
    'API-UNCHANGED',
    rows.map(([name, description, change]) => [name, description, (body) => mapTexts(body, change)]),
  );
}

/** Whether any text in a body is of a rare kind. */
export function anyText(rarity: (text: string) => boolean): Rarity {
  return (body) => textsIn(body).some(({ text }) => rarity(text));
}

/** Whether the text at a pointer, where `*` stands for any item, is of a rare kind. */
export function textAt(place: string, rarity: (text: string) => boolean): Rarity {
  return (body) => textsIn(body).some(({ text, pointer }) => pointer === place && rarity(text));
}

/** The objects of a list; none of anything else. */
export function objectsIn(values: Json | undefined): readonly JsonObject[] {
  return isJsonArray(values) ? values.filter(isJsonObject) : [];
}

/** How many items a list has; 0 for anything else. */
export function sizeOf(values: Json | undefined): number {
  return isJsonArray(values) ? values.length : 0;
}
