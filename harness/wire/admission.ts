import type { OperationKey } from '../../contract/requirements/index.js';

/** So many requests, to more than one operation, are refused before it counts as all of them. */
const enough = 8;

/** Knows whether a supplier lets this client in at all: wrong credentials show in the first answers. */
export class Admission {
  #granted = false;
  #refusals = 0;
  readonly #operations = new Set<OperationKey>();

  /** Whether an answer to the usual credentials leaves it possible that the client is let in. */
  isGranted(operation: OperationKey, status: number): boolean {
    if (status !== 401 && status !== 403) this.#granted = true;
    if (this.#granted) return true;
    this.#refusals += 1;
    this.#operations.add(operation);
    return this.#refusals < enough || this.#operations.size < 2;
  }
}
