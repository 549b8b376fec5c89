import { isSelected, type TestCaseResult } from '../../harness/report/run-report.js';
import { visible } from '../../reporters/terminal-text.js';

/** Shows how far a run is: one line that is written over on a terminal, a line every tenth of the way elsewhere. */
export class Progress {
  readonly #terminal = process.stderr.isTTY && process.env['CI'] === undefined;
  readonly #start = performance.now();
  #done = 0;
  #failed = 0;
  #lastShown = 0;
  #quiet = false;

  #total = 0;

  /** Says whom the run examines. */
  begin(supplier: string): void {
    process.stderr.write(`Examining ${visible(supplier)}\n`);
  }

  /** Whether every test case that the options select is decided. */
  get isComplete(): boolean {
    return this.#total > 0 && this.#done >= this.#total;
  }

  /** Sets how many test cases the options select, as far as is known. */
  expect(testCases: number): void {
    this.#total = testCases;
  }

  /** Counts a test case that the options select, and shows how far the run is. */
  show(result: TestCaseResult): void {
    if (!isSelected(result)) return;
    this.#done++;
    if (result.verdict === 'fail') this.#failed++;
    if (this.#quiet) return;
    const now = performance.now();
    const tenth = Math.floor((this.#done * 10) / this.#total) > Math.floor(((this.#done - 1) * 10) / this.#total);
    if (this.#terminal ? now - this.#lastShown < 100 && this.#done < this.#total : !tenth) return;
    this.#lastShown = now;
    const line = `${this.#done}/${this.#total} test cases, ${this.#failed} failed, ${this.#pace(now)}`;
    process.stderr.write(this.#terminal ? `\r\u001b[2K${line}` : `${line}\n`);
  }

  /** Keeps the terminal free while something else is shown on it. */
  async paused<T>(meanwhile: () => Promise<T>): Promise<T> {
    this.end();
    this.#quiet = true;
    return meanwhile().finally(() => (this.#quiet = false));
  }

  /** How long it has taken, how fast it goes, and how long that will take. */
  #pace(now: number): string {
    const seconds = (now - this.#start) / 1000;
    const rate = this.#done / Math.max(seconds, 0.001);
    const soFar = `${Math.round(seconds)} s, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`;
    // The first test cases wait for what all others build on: their pace says nothing.
    if (this.#done < this.#total / 20) return soFar;
    const left = Math.ceil((this.#total - this.#done) / rate);
    return `${soFar}, ${left < 100 ? `${left} s` : `${Math.round(left / 60)} min`} left`;
  }

  end(): void {
    if (this.#terminal && this.#done > 0) process.stderr.write('\r\u001b[2K');
  }
}
