import type { TestCaseResult } from '../harness/run-report.js';

/** Shows how far a run is: one line that is written over on a terminal, a line every tenth of the way elsewhere. */
export class Progress {
  readonly #terminal = process.stderr.isTTY && process.env['CI'] === undefined;
  readonly #start = performance.now();
  #done = 0;
  #failed = 0;
  #lastShown = 0;

  #total = 0;

  constructor(baseUrl: string) {
    process.stderr.write(`Examining ${baseUrl}\n`);
  }

  /** Tells how many test cases there are, as far as is known. */
  expect(testCases: number): void {
    this.#total = testCases;
  }

  show({ verdict }: TestCaseResult): void {
    this.#done++;
    if (verdict === 'fail') this.#failed++;
    const now = performance.now();
    const tenth = Math.floor((this.#done * 10) / this.#total) > Math.floor(((this.#done - 1) * 10) / this.#total);
    if (this.#terminal ? now - this.#lastShown < 100 && this.#done < this.#total : !tenth) return;
    this.#lastShown = now;
    const seconds = Math.round((now - this.#start) / 1000);
    const line = `${this.#done}/${this.#total} test cases, ${this.#failed} failed, ${seconds} s`;
    process.stderr.write(this.#terminal ? `\r\u001b[2K${line}` : `${line}\n`);
  }

  end(): void {
    if (this.#terminal && this.#done > 0) process.stderr.write('\r\u001b[2K');
  }
}
