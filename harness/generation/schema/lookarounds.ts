/** A pattern without the assertions that look ahead or back, and what those that look ahead ask for. */
export interface WithoutLookarounds {
  readonly plain: string;
  /** What has to come somewhere later: `\d` of `(?=.*\d)`. */
  readonly wanted: readonly string[];
}

const token = /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!])|\(|\)|[^\\[()]/gsu;

/** Takes the assertions out of a pattern; undefined where it has none. */
export function withoutLookarounds(pattern: string): WithoutLookarounds | undefined {
  let plain = '';
  let asserted = '';
  let opener = '';
  let depth = 0;
  let found = false;
  const wanted: string[] = [];
  for (const [part] of pattern.matchAll(token)) {
    if (depth === 0 && /^\(\?<?[=!]$/.test(part)) {
      [found, opener, asserted, depth] = [true, part, '', 1];
      continue;
    }
    if (depth === 0) {
      plain += part;
      continue;
    }
    depth += part === ')' ? -1 : part.startsWith('(') ? 1 : 0;
    if (depth > 0) asserted += part;
    else if (opener === '(?=') wanted.push(...pieceOf(asserted));
  }
  return found ? { plain, wanted } : undefined;
}

/** What an assertion wants after anything; nothing where it speaks of the text as a whole. */
function pieceOf(asserted: string): readonly string[] {
  if (/(?:^|[^\\])\$$/.test(asserted) || asserted === '') return [];
  return [asserted.replace(/^(?:\.|\[\\s\\S\]|\[\\S\\s\])[*+]\??/, '')].filter((piece) => piece !== '');
}
