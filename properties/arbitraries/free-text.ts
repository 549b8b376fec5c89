import fc from 'fast-check';

/** Text of so many characters, in any script, that means nothing to a supplier; both limits are reached. */
export function freeText(shortest: number, longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: shortest, maxLength: longest, size: 'max' })
    .map((text) => cutTo(text, longest))
    .filter((text) => [...text].length >= shortest && text.trim() !== '');
}

/**
 * A grapheme can be several characters, and «characters» can be read as code points or as UTF-16 units: a text within
 * its limits is so by both.
 */
function cutTo(text: string, longest: number): string {
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > longest) break;
    cut += character;
  }
  return cut;
}
