import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonArray, isJsonObject, mapTexts, textsIn, type Json, type JsonObject } from '../../json/json.js';
import { onOperations, type OperationName } from '../../variations/on-operations.js';
import { onSuccessBody, refusing } from '../../variations/variation.js';

/** What is rare about a body or about query parameters. */
export type Rarity = (body: JsonObject) => boolean;

/** A fault that shows on rare inputs only: its name, its description, and on what. */
export type RareCase = readonly [name: string, description: string, rarity: Rarity];

/** Faults of an operation that answers 500 to valid requests of a rare kind. */
export function crashingOn(operation: OperationName, cases: readonly RareCase[]): readonly Fault[] {
  return cases.flatMap(([name, description, rarity]) =>
    onOperations(
      { name: `crashes-on-${name}`, requirement: 'API-NO-SERVER-ERROR', description, behaviour: crashing(rarity) },
      [operation],
    ),
  );
}

/** Faults of an operation that refuses valid requests of a rare kind. */
export function refusingOn(operation: OperationName, cases: readonly RareCase[]): readonly Fault[] {
  return cases.flatMap(([name, description, rarity]) =>
    onOperations(
      {
        name: `${name}-refused`,
        requirement: 'API-VALID-ACCEPTED',
        description,
        behaviour: refusing('The request cannot be dealt with', ({ body }) => rarity(body)),
      },
      [operation],
    ),
  );
}

/** Faults of an operation that answers rare texts otherwise than they were sent. */
export function alteringTexts(
  operation: OperationName,
  cases: readonly (readonly [name: string, description: string, change: (text: string, pointer: string) => string])[],
): readonly Fault[] {
  return cases.flatMap(([name, description, change]) =>
    altering(operation, [[name, description, (body) => mapTexts(body, change)]]),
  );
}

/** Faults of an operation that answers rare data otherwise than they were sent. */
export function altering(
  operation: OperationName,
  cases: readonly (readonly [name: string, description: string, change: (body: JsonObject) => Json])[],
): readonly Fault[] {
  return cases.flatMap(([name, description, change]) =>
    onOperations({ name, requirement: 'API-UNCHANGED', description, behaviour: onSuccessBody(change) }, [operation]),
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

function crashing(rarity: Rarity): Behaviour {
  return {
    objects: ({ body }) =>
      rarity(body)
        ? { kind: 'refused', at: '', message: 'Unexpected failure', grade: { status: 500, code: 'SUPPLIER_FAULT' } }
        : undefined,
  };
}
