import type { RequirementId } from '../../../contract/requirements/index.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, isJsonObject, mapTexts, textsIn, type Json, type JsonObject } from '../../json/json.js';
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

/** Whether two of some values are equal. */
export function hasEqual(values: Json | undefined): boolean {
  const texts = isJsonArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return new Set(texts).size < texts.length;
}

/** The objects of a list; none of anything else. */
export function objectsIn(values: Json | undefined): readonly JsonObject[] {
  return isJsonArray(values) ? values.filter(isJsonObject) : [];
}

/** How many items a list has; 0 for anything else. */
export function sizeOf(values: Json | undefined): number {
  return isJsonArray(values) ? values.length : 0;
}
