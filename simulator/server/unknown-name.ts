/** A fault or style that does not exist was asked for. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
  readonly code = 'FCC_UNKNOWN_NAME';
  /** What to do about it. */
  readonly hint: string;

  constructor(kind: 'fault' | 'style', unknownName: string, known: readonly string[]) {
    super(`There is no ${kind} ${JSON.stringify(unknownName)}.`);
    const nearest = nearestTo(unknownName, known);
    this.hint = nearest === undefined ? `There are no ${kind}s.` : `Did you mean ${nearest}?`;
    this.message = `${this.message} ${this.hint}`;
  }
}

/** The entries of a catalogue that names choose, in the order of the names. */
export function chosen<Entry extends { readonly name: string }>(
  kind: 'fault' | 'style',
  catalogue: readonly Entry[],
  names: readonly string[],
): readonly Entry[] {
  return names.map((name) => {
    const entry = catalogue.find((candidate) => candidate.name === name);
    if (entry !== undefined) return entry;
    throw new UnknownNameError(
      kind,
      name,
      catalogue.map((candidate) => candidate.name),
    );
  });
}

function nearestTo(name: string, known: readonly string[]): string | undefined {
  return known.toSorted((a, b) => distance(name, a) - distance(name, b))[0];
}

/** The number of letters to insert, drop or replace to get from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
