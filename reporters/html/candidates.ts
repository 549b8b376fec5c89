/** What a page may hold, as JSON. */
interface Candidate {
  /** Its place among all: the first matters most. */
  readonly place: number;
  readonly text: string;
  /** So much of the page it takes at least. */
  readonly leastBytes: number;
}

/** How much more than there is room for is collected before it is looked at what has no room. */
const leeway = 1.25;

/**
 * Collects what a page may hold, in whatever order it comes, and lets go of what has no room for sure, because what
 * matters more fills the page.
 */
export class Candidates {
  #kept: Candidate[] = [];
  #bytes = 0;

  constructor(private readonly maxBytes: number) {}

  add(candidate: Candidate): void {
    this.#kept.push(candidate);
    this.#bytes += candidate.leastBytes;
    if (this.#bytes > leeway * this.maxBytes) this.#letGo();
  }

  /** What was not let go, the first first: all that has room, and the first that has none. */
  inOrder(): readonly Candidate[] {
    this.#letGo();
    return this.#kept;
  }

  #letGo(): void {
    const sorted = this.#kept.toSorted((left, right) => left.place - right.place);
    this.#bytes = 0;
    const beyond = sorted.findIndex(({ leastBytes }) => (this.#bytes += leastBytes) > this.maxBytes);
    this.#kept = beyond < 0 ? sorted : sorted.slice(0, beyond + 1);
  }
}
