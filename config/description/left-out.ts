/** So many parts that are left out are named. */
const maxNamed = 20;

/** A part of a description that is not read. */
export interface LeftOutPart {
  /** Where it stands, such as `GET /a: the parameter q at #/paths/~1a/get/parameters/0`. */
  readonly part: string;
  /** Why, without a full stop. */
  readonly reason: string;
}

/** What of a description is not read, in sentences. */
export class LeftOutParts {
  readonly #parts = new Map<string, LeftOutPart>();
  readonly #notes = new Set<string>();

  constructor(readonly place: string) {}

  /** A part that cannot be read, where it stands, and why. */
  add(what: string, reason: string): void {
    const part = { part: what, reason: reason.replace(/\.$/, '') };
    this.#parts.set(`${part.part} is left out: ${part.reason}.`, part);
  }

  /** Something that is read otherwise than it is written, or left to others on purpose. */
  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  get parts(): readonly LeftOutPart[] {
    return [...this.#parts.values()];
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /** The sentences, the number of parts last. */
  get sentences(): readonly string[] {
    const parts = [...this.#parts.keys()];
    const more = parts.length - maxNamed;
    return [
      ...this.#notes,
      ...parts.slice(0, maxNamed),
      ...(parts.length === 0
        ? []
        : [
            `${parts.length === 1 ? '1 part' : `${parts.length} parts`} of ${this.place} ${parts.length === 1 ? 'is' : 'are'} left out${more > 0 ? ` (${more} more of them not named here)` : ''}; the rest is examined.`,
          ]),
    ];
  }
}
