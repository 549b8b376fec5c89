/**
 * A pattern as regular expressions with Unicode have it; undefined where it is none. Needless escapes, such as that of
 * a hyphen or an at sign, are common in descriptions and mean the character itself.
 */
export function usablePattern(pattern: string): string | undefined {
  const plainer = pattern.replaceAll(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/g, '$1');
  // A hyphen in a class would become a range.
  const kept = pattern.replaceAll(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/-])/g, '$1');
  return [pattern, kept, plainer].find(compiles);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
