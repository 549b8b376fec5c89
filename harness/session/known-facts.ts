import type { OperationKey } from '../../contract/requirements/index.js';
import { Interrupted } from '../report/signals.js';
import type { RequestVariant } from './request-variant.js';

/** What a run finds out once about the supplier; all test cases share it. */
export class KnownFacts {
  /** The least that a plain request of an operation must carry, as soon as one has been accepted. */
  readonly requestVariants = new Map<OperationKey, RequestVariant>();
  /** The exchange in which a plain request was accepted: what requests under test are compared with. */
  readonly controls = new Map<OperationKey, number>();
  /** The latest exchange in which a request was accepted that only prepared or confirmed something. */
  readonly latestAccepted = new Map<OperationKey, number>();
  /** Operations that answered a request 202: the outcome follows by KCI. */
  readonly answeredLater = new Set<OperationKey>();
  /** Whether the supplier was seen to forget what it had acknowledged: then its refusals say nothing. */
  forgetful = false;
  /** How many quotes in a row had nothing that an order could name them by. */
  namelessQuotes = 0;
  readonly #known = new Map<string, Promise<unknown>>();

  /** Finds something out once in a run; later calls get the same answer. */
  once<T>(what: string, find: () => Promise<T>): Promise<T> {
    const known = (this.#known.get(what) as Promise<T> | undefined) ?? find();
    this.#known.set(what, known);
    // A broken connection says nothing about the fact: the next call tries again.
    known.catch((thrown: unknown) => thrown instanceof Interrupted && this.#known.delete(what));
    return known;
  }

  /** Whether something is known, or being found out. */
  has(what: string): boolean {
    return this.#known.has(what);
  }
}
