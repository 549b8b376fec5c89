import { leftoversOf } from '../../harness/session/ledger.js';
import { removalOf } from '../../harness/session/created.js';

const shownEvery = 1_000;

/** Announces the clean-up at the end of a run, and counts what it removes, by the ledger that the run writes. */
export class CleanUp {
  #before = 0;
  #showing: NodeJS.Timeout | undefined;

  constructor(
    private readonly ledgerFile: string,
    private readonly output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
  ) {}

  /** Announces it, if there is anything to remove. */
  begin(): void {
    if (this.#before > 0) return;
    this.#before = this.#left();
    if (this.#before === 0) return;
    this.output.write(`Cleaning up: ${things(this.#before)} to remove from the supplier\n`);
    if (this.output.isTTY) this.#showing = setInterval(() => this.#show(), shownEvery).unref();
  }

  /** Says what came of it. */
  end(): void {
    if (this.#before === 0) return;
    clearInterval(this.#showing);
    const left = this.#left();
    const rest = left === 0 ? '' : `, ${left} left: see the report`;
    this.output.write(
      `${this.output.isTTY ? clearLine : ''}Cleaned up: ${Math.max(0, this.#before - left)} removed${rest}\n`,
    );
  }

  #show(): void {
    this.output.write(`${clearLine}${this.#left()} of ${this.#before} left to remove`);
  }

  /** How many things are open that the API has a way to remove. */
  #left(): number {
    return leftoversOf(this.ledgerFile).filter(({ kind }) => removalOf(kind) !== undefined).length;
  }
}

const clearLine = '\r\u001b[2K';

function things(number: number): string {
  return number === 1 ? '1 thing' : `${number} things`;
}
