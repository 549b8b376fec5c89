/** The fields of a token endpoint's answer that hold secrets, also where the answer is broken. */
const field =
  /(?<!\w)(["']?)(\w{0,40}(?:token|secret|assertion|password)\w{0,40})\1\s*[:=]\s*("(?:[^"\\]|\\.)*"?|[^\s"'&,;}<]+)/gi;

/** Words that stand in such fields but are not secrets. */
const words = /^(?:bearer|basic|mac|dpop|true|false|null|n_a|[a-z]+(?:[-_ ][a-z]+)*)$/i;

/** Tokens stand at the beginning of an answer, if it has any. */
const maxSearched = 65_536;

/** Parts of a token that are shorter say nothing. */
const shortestPart = 16;

/**
 * The secrets in what a token endpoint answered: tokens of every kind, whole and, of a JSON Web Token, its parts. An
 * answer can be anything, so that its JSON is not relied on.
 */
export function secretsIn(answer: string): readonly string[] {
  const values = [...answer.slice(0, maxSearched).matchAll(field)].map(([, , , value = '']) => unquoted(value));
  return values
    .filter((value) => value.length >= 4 && !words.test(value))
    .flatMap((value) => [value, ...value.split('.').filter((part) => part.length >= shortestPart && part !== value)]);
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return JSON.parse(value) as string;
  } catch {
    return value.replaceAll('"', '');
  }
}
