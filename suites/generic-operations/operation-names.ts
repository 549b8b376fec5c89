import type { Operation } from '../../harness/index.js';

/** The first part of the ids of an operation's test purposes: `list-pets` for listPets. */
export function nameOf({ operationId, method }: Operation): string {
  const name = operationId
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase();
  return /^[a-z]/.test(name) ? name : `${method.toLowerCase()}-${name}`;
}
