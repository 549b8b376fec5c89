/**
 * A pattern as regular expressions with Unicode have it; undefined where it is invalid. Needless escapes, such as that of
 * a hyphen or an at sign, are common in descriptions and mean the character itself; so are the ways in which other
 * languages write what JavaScript writes otherwise.
 */
export function usablePattern(pattern: string): string | undefined {
  const own = withoutDelimiters(pattern);
  const translated = fromOtherLanguages(own);
  return [own, keptEscapes(own), plainer(own), translated, keptEscapes(translated), plainer(translated)].find(compiles);
}

function plainer(pattern: string): string {
  return pattern.replaceAll(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/g, '$1');
}

/** A hyphen in a class would become a range. */
function keptEscapes(pattern: string): string {
  return pattern.replaceAll(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/-])/g, '$1');
}

/** Without the slashes of a literal, which would let nothing match. */
function withoutDelimiters(pattern: string): string {
  const [, inner, flags = ''] = /^\/(\^.*\$)\/([a-z]*)$/s.exec(pattern) ?? [];
  if (inner === undefined) return pattern;
  return flags.includes('i') ? `(?i)${inner}` : inner;
}

/** Classes of POSIX, within brackets. */
const classes: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
};

/** What Perl, Python, Java and .NET write otherwise: anchors, named groups, possessive and atomic parts, `(?i)`. */
function fromOtherLanguages(pattern: string): string {
  const [, flags = '', rest = pattern] = /^(?:\\A|\^)?\(\?([imsu]+)\)(.*)$/s.exec(pattern) ?? [];
  const start = flags !== '' && /^(?:\\A|\^)/.test(pattern) ? '^' : '';
  const plain = (start + rest)
    .replaceAll(/\[:(\w+):\]/g, (found, name: string) => classes[name] ?? found)
    .replaceAll(/\\[AZz]/g, (anchor) => (anchor === '\\A' ? '^' : '$'))
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('(?>', '(?:')
    .replaceAll(/(?<!\\)([*+?}])\+/g, '$1')
    .replaceAll(/\\h/g, '[ \\t]');
  return flags.includes('i') ? inEitherCase(plain) : plain;
}

/** Letters in both cases; escapes and what stands in braces or names a group stay as they are. */
function inEitherCase(pattern: string): string {
  let within = false;
  return pattern.replaceAll(
    /\\(?:u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|k<\w+>|.)|\(\?<\w+>|[A-Za-z]-[A-Za-z]|[[\]A-Za-z]/gs,
    (found) => {
      if (found === '[') within = true;
      else if (found === ']') within = false;
      if (found.length === 3 && found[1] === '-')
        return within ? found.toLowerCase() + found.toUpperCase() : [...found].map(eitherCase).join('');
      if (!/^[A-Za-z]$/.test(found)) return found;
      return within ? found.toLowerCase() + found.toUpperCase() : eitherCase(found);
    },
  );
}

function eitherCase(character: string): string {
  return /[A-Za-z]/.test(character) ? `[${character.toLowerCase()}${character.toUpperCase()}]` : character;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
