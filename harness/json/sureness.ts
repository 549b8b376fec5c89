import { isSurelyShown, type Schema } from '../../contract/schema.js';
import { stepsOf } from './json-pointer.js';

/** The part of a schema that describes the value at a JSON pointer; undefined where it describes none. */
export function schemaAt(schema: Schema | undefined, pointer: string): Schema | undefined {
  return stepsOf(pointer).reduce<Schema | undefined>(
    (at, step) => at?.properties?.[step] ?? (/^\d+$/.test(step) ? at?.items : undefined),
    schema,
  );
}

/** Whether what a schema says about the value at a JSON pointer can fail a supplier. */
export function isSure(schema: Schema | undefined, pointer: string): boolean {
  const part = schemaAt(schema, pointer);
  return part !== undefined && isSurelyShown(part);
}
