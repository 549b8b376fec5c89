import fc from 'fast-check';
import { fit, fits } from '../schema/text-fit.js';
import { troubleStrings } from '../schema/trouble-strings.js';

/** The length that a text without a limit rarely exceeds. */
const maxUnlimitedLength = 1025;

/** Characters by what software may get wrong about them; the first are what shrinking ends with. */
const alphabets = {
  letters: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split(''),
  marks: `aZ9 .,;:!?-_/\\'"\`%&<>(){}[]|#@*+=~^$`.split(''),
  accents: ['a', 'é', 'à', 'ü', 'ñ', 'ç', 'ø', 'ß', 'Å', 'ł', 'Ž', 'ğ', 'Ω', 'ж', 'Я', 'e\u0301', 'o\u0308', '\u0327'],
  rightToLeft: ['א', 'ב', 'ג', 'ש', 'ל', 'ם', 'م', 'ر', 'ح', 'ب', ' ', '\u200f'],
  wide: ['東', '京', '都', '電', '話', '線', '가', '나', '다', 'ไ', 'ท', 'ย'],
  astral: ['😀', '🔥', '𝕌', '𠜎', '\u{1f1ec}\u{1f1e7}', '👩‍👧', '👍🏽', '❤️'],
  spaces: ['x', ' ', '  ', '\t', '\n', '\r\n', '\u00a0', '\u2003', '\u3000'],
} as const;

/** Text between two limits, in code points and in UTF-16 units: often at a limit, in many scripts, often troublesome. */
export function text(shortest: number, longest: number): fc.Arbitrary<string> {
  const length = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...edgeLengths(shortest, longest)) },
    { weight: 6, arbitrary: fc.integer({ min: shortest, max: Math.min(longest, shortest + 40) }) },
  );
  const narrow = [
    alphabets.letters,
    alphabets.letters,
    alphabets.marks,
    alphabets.accents,
    alphabets.rightToLeft,
  ].concat([[...alphabets.wide], [...alphabets.spaces]]);
  const repeated = fc
    .tuple(fc.oneof(...[...narrow, alphabets.astral].map(pieceOf)), length)
    .map(([piece, size]) => fit(piece.repeat(Math.ceil(size / piece.length)), size, Math.max(size, shortest)));
  const filled = Math.max(shortest, Math.min(longest, maxUnlimitedLength));
  return fc
    .oneof(
      { weight: 6, arbitrary: repeated },
      { weight: 3, arbitrary: fc.constantFrom(...troubleStrings).map((trouble) => fit(trouble, shortest, longest)) },
      { weight: 1, arbitrary: surroundedBySpace(shortest, longest) },
      { weight: 1, arbitrary: pieceOf(alphabets.astral).map((piece) => fit(piece.repeat(filled), shortest, filled)) },
    )
    .filter((made) => fits(made, shortest, longest));
}

function edgeLengths(shortest: number, longest: number): number[] {
  const unlimited = longest > maxUnlimitedLength ? [255, 256, 1000, 1024, maxUnlimitedLength] : [];
  // A limit that is far away is reached, but not as often as one that costs little.
  const far = longest > maxUnlimitedLength && longest <= 100_000 ? [longest] : [];
  const near = longest <= maxUnlimitedLength ? [longest, longest - 1, longest] : [];
  const lengths = [shortest, shortest, shortest + 1, ...near, ...far, ...unlimited];
  return lengths.filter((length) => length >= shortest && length <= longest);
}

function pieceOf(alphabet: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 8 }).map((units) => units.join(''));
}

function surroundedBySpace(shortest: number, longest: number): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(' ', '  ', '\t', '\n'), pieceOf(alphabets.letters)).map(([space, inner]) => {
    const width = Math.max(shortest, Math.min(longest, inner.length + 2 * space.length));
    const filled = fit(inner, Math.max(0, width - 2 * space.length), Math.max(0, width - 2 * space.length));
    return fit(`${space}${filled}${space}`, shortest, longest);
  });
}
