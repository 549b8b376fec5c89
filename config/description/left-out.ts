/** So many parts that are left out are named. */
const mostNamed = 20;

/** What of a description is not read, in sentences. */
export class LeftOutParts {
  readonly #parts = new Set<string>();
  readonly #notes = new Set<string>();

  constructor(readonly place: string) {}

  /** A part that cannot be read, where it stands, and why. */
  add(what: string, reason: string): void {
    this.#parts.add(`${what} is left out: ${reason.replace(/\.$/, '')}.`);
  }

  /** Something that is read otherwise than it is written, or left to others on purpose. */
  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  /** The sentences, the number of parts last. */
  get sentences(): readonly string[] {
    const parts = [...this.#parts];
    const more = parts.length - mostNamed;
    return [
      ...this.#notes,
      ...parts.slice(0, mostNamed),
      ...(parts.length === 0
        ? []
        : [
            `${parts.length === 1 ? '1 part' : `${parts.length} parts`} of ${this.place} ${parts.length === 1 ? 'is' : 'are'} left out${more > 0 ? ` (${more} more of them not named here)` : ''}; the rest is examined.`,
          ]),
    ];
  }
}
