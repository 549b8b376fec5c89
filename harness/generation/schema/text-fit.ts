/** How many characters a text has as JSON Schema counts them: code points. */
export function lengthOf(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}

/** A text as a supplier has it that composes letters and their marks (NFC). Some letters become two characters there. */
function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text;
}

/** The fewest characters that a text has by any way of counting: as code points, composed or as it is. */
function leastLengthOf(text: string): number {
  return Math.min(lengthOf(text), lengthOf(composed(text)));
}

/** The most characters that a text has by any way of counting: as UTF-16 units, composed or as it is. */
function greatestLengthOf(text: string): number {
  return Math.max(text.length, composed(text).length);
}

/**
 * Whether a text keeps to its limits, whether characters are counted as code points or as UTF-16 units, and composed or
 * as they are.
 */
export function fits(text: string, shortest: number, longest: number): boolean {
  return leastLengthOf(text) >= shortest && greatestLengthOf(text) <= longest;
}

/** The text cut, or filled up with x, until it keeps to its limits by each way of counting. */
export function fit(text: string, shortest: number, longest: number): string {
  const cut = cutTo(text, longest);
  const filled = cut + 'x'.repeat(Math.max(0, shortest - leastLengthOf(cut)));
  if (greatestLengthOf(filled) <= longest) return filled;
  // Too many characters of two units each, or marks of their own: there is no room to fill up.
  const narrow = [...composed(text)].map((character) => (character.length > 1 ? 'é' : character)).join('');
  return narrow.slice(0, longest).padEnd(shortest, 'x');
}

function cutTo(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > longest) break;
    cut += character;
  }
  return cut;
}
