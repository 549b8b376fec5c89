/** A count, and the length of the text, of four bytes each. */
const headBytes = 8;
const textBytes = 1024;

const encoder = new TextEncoder();

/**
 * What a worker works on, in memory that its process looks at when it wants to know: that is noted thousands of times in
 * a run, and a message would wake the process each time.
 */
export class WorkNote {
  readonly #head: Int32Array;
  readonly #text: Uint8Array;

  /** @param memory that of the worker's own note */
  constructor(readonly memory = new SharedArrayBuffer(headBytes + textBytes)) {
    this.#head = new Int32Array(memory, 0, 2);
    this.#text = new Uint8Array(memory, headBytes);
  }

  write(what: string): void {
    Atomics.store(this.#head, 1, encoder.encodeInto(what, this.#text).written);
    Atomics.add(this.#head, 0, 1);
  }

  /** How often something was noted. */
  get count(): number {
    return Atomics.load(this.#head, 0);
  }

  /** What was noted last; undefined if nothing was. */
  get latest(): string | undefined {
    if (this.count === 0) return undefined;
    return new TextDecoder().decode(this.#text.slice(0, Atomics.load(this.#head, 1)));
  }
}
