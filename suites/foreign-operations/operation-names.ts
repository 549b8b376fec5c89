import type { Operation } from '../../harness/index.js';

/** The first part of the ids of an operation's test purposes: `list-pets` for listPets. */
export function nameOf({ operationId }: Operation): string {
  return operationId.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
