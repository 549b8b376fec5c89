import type { RunSettings } from '../session/settings.js';
import { hearPulse, pulseMs, type PulseLine } from '../session/pulse.js';

/** How long a worker may answer nothing, in seconds. What a run does takes far less at once, on a busy machine too. */
const patienceSeconds = 60;
/** The same once the run is to end. */
const hurriedSeconds = 5;

/** Notices when the worker of a run answers nothing any more: something in it takes without end. */
export class Watchdog {
  readonly #pulse: PulseLine;
  readonly #timer = setInterval(() => this.#look(), pulseMs).unref();
  #patience = patienceSeconds;
  #silent = 0;
  #watching = false;
  #lookedAt = performance.now();
  #lastWork: string | undefined;

  /** @param onSilence called once, with how many seconds nothing was heard */
  constructor(
    run: RunSettings,
    private readonly onSilence: (seconds: number) => void,
  ) {
    this.#pulse = hearPulse(run, (what) => this.#heard(what));
  }

  /** What the worker said last that it works on. */
  get lastWork(): string | undefined {
    return this.#lastWork;
  }

  /** Asks the worker to end the run, and waits less from now on. */
  endRun(): void {
    this.#pulse.tellToEnd();
    this.#patience = hurriedSeconds;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#pulse.close();
  }

  #heard(what: string | undefined): void {
    this.#watching = true;
    this.#silent = 0;
    if (what !== undefined) this.#lastWork = what;
  }

  /** Counts the seconds in which this process itself was awake: one that was stopped could not hear anything. */
  #look(): void {
    const now = performance.now();
    const awake = now - this.#lookedAt < 2 * pulseMs;
    this.#lookedAt = now;
    if (!this.#watching || !awake || ++this.#silent < this.#patience) return;
    this.#watching = false;
    this.onSilence(this.#silent);
  }
}
