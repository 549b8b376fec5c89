import fc from 'fast-check';

/** Text of so many characters, in any script, that means nothing to a supplier; both limits are reached. */
export function freeText(shortest: number, longest: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: shortest, maxLength: longest, size: 'max' })
    .map((text) => cutTo(text, longest))
    .filter((text) => [...text].length >= shortest && text.trim() !== '');
}

/** A grapheme can be several code points, and limits count code points. */
function cutTo(text: string, longest: number): string {
  return [...text].slice(0, longest).join('');
}
