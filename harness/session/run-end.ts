import { setMaxListeners } from 'node:events';
import { NotRun } from '../report/signals.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** The end of a run: first no test case begins anything new, then only the clean-up may still send requests. */
export class RunEnd {
  readonly #controller = new AbortController();
  /** The requests of the clean-up. What test cases were about to send when the run ended is never sent. */
  readonly #cleanUp = new WeakSet<SupplierRequest>();

  constructor() {
    // Every test case in progress listens for the end of the run; that is not a leak.
    setMaxListeners(0, this.signal);
  }

  /** Aborted, for the reason NotRun, once test cases may not begin anything new. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the run: test cases in progress send no more requests and stop waiting for KCIs. */
  end(): void {
    if (!this.signal.aborted)
      this.#controller.abort(new NotRun('The run ended before this test case did.', { because: 'cut-short' }));
  }

  /** Gives what is to happen, unless the run ends first: then it goes on, but no one waits for it. */
  async before<T>(work: Promise<T>): Promise<T> {
    if (this.signal.aborted) return work;
    let onEnd: () => void = () => undefined;
    const end = new Promise<never>((_, reject) => {
      onEnd = () => reject(this.signal.reason as NotRun);
      this.signal.addEventListener('abort', onEnd, { once: true });
    });
    try {
      return await Promise.race([work, end]);
    } finally {
      this.signal.removeEventListener('abort', onEnd);
    }
  }

  /** Lets the clean-up send a request. */
  allow(request: SupplierRequest): void {
    this.#cleanUp.add(request);
  }

  /** @throws NotRun for a request that was waiting for its turn when the run ended */
  checkMaySend(request: SupplierRequest): void {
    if (!this.#cleanUp.has(request)) this.signal.throwIfAborted();
  }
}
