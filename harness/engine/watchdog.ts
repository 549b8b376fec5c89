import type { TestCaseResult } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';
import { WorkNote } from '../session/work-note.js';
import { hearPulse, pulseMs, type PulseLine, type WorkerWord } from '../session/pulse.js';

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
  #isEnding = false;
  #lookedAt = performance.now();
  #note: WorkNote | undefined;
  #noted = 0;
  readonly #notes: string[] = [];

  /**
   * @param onSilence called once, with how many seconds nothing was heard
   * @param onResult called with what each test case came to, as soon as that is known
   */
  constructor(
    run: RunSettings,
    private readonly onSilence: (seconds: number) => void,
    private readonly onResult: (result: TestCaseResult) => void = () => undefined,
  ) {
    this.#pulse = hearPulse(run, (word) => this.#heard(word));
  }

  /** What the worker noted last that it works on. */
  get lastWork(): string | undefined {
    return this.#note?.latest;
  }

  /** What the worker said that is worth knowing of the run as a whole. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** Asks the worker to end the run, and waits less from now on. One that is still starting is asked once it listens. */
  endRun(): void {
    this.#isEnding = true;
    this.#pulse.tellToEnd();
    this.#patience = hurriedSeconds;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#pulse.close();
  }

  #heard({ memory, results = [], notes = [] }: WorkerWord): void {
    if (this.#isEnding && !this.#watching) this.#pulse.tellToEnd();
    this.#watching = true;
    this.#silent = 0;
    if (memory) this.#note = new WorkNote(memory);
    this.#notes.push(...notes);
    for (const result of results) this.onResult(result);
  }

  /** Counts the seconds in which this process itself was awake: one that was stopped could not hear anything. */
  #look(): void {
    const now = performance.now();
    const awake = now - this.#lookedAt < 2 * pulseMs;
    this.#lookedAt = now;
    const { count = 0 } = this.#note ?? {};
    if (count !== this.#noted) this.#silent = 0;
    this.#noted = count;
    if (!this.#watching || !awake || ++this.#silent < this.#patience) return;
    this.#watching = false;
    this.onSilence(this.#silent);
  }
}
