import { setMaxListeners } from 'node:events';
import { NotRun } from '../report/signals.js';

/** The end of a run: first no test case begins anything new, then only the clean-up may still send requests. */
export class RunEnd {
  readonly #controller = new AbortController();
  #cleaningUp = false;

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

  /** Ends the run, and lets the clean-up send requests. */
  beginCleanUp(): void {
    this.end();
    this.#cleaningUp = true;
  }

  /** @throws NotRun for a request that was waiting for its turn when the run ended */
  checkMaySend(): void {
    if (!this.#cleaningUp) this.signal.throwIfAborted();
  }
}
