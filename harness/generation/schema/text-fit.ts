/** How many characters a text has as JSON Schema counts them: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Whether a text keeps to its limits, whether characters are counted as code points or as UTF-16 units. */
export function fits(text: string, shortest: number, longest: number): boolean {
  return lengthOf(text) >= shortest && text.length <= longest;
}

/** The text cut, or filled up with x, until it keeps to its limits by both ways of counting. */
export function fit(text: string, shortest: number, longest: number): string {
  const cut = cutTo(text, longest);
  const filled = cut + 'x'.repeat(Math.max(0, shortest - lengthOf(cut)));
  if (filled.length <= longest) return filled;
  // Too many characters of two units each: there is no room to fill up.
  const narrow = [...text].map((character) => (character.length > 1 ? 'é' : character)).join('');
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
