/** Values of environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What became of one text of a profile. */
export interface Expansion {
  readonly text: string;
  /** The variables that went in, in order of appearance. */
  readonly variables: readonly string[];
  /** Sentences about references that could not be followed. */
  readonly problems: readonly string[];
}

const reference = /(\$?)\$\{([^{}\r\n]*)\}/g;
const masked = /\uE000\uE001([^\uE002]*)\uE002/g;

/** The private-use characters that stand for `${` and `}` while YAML is parsed; no profile may contain them. */
export const maskCharacters = /[\uE000-\uE002]/;

/**
 * Hides every `${NAME}` from the YAML parser, which takes its braces for a mapping inside `{ … }`.
 * The length of the text stays as it is, and so do all positions in it.
 */
export function mask(text: string): string {
  return text.replace(/\$\{([^{}\r\n]*)\}/g, '\uE000\uE001$1\uE002');
}

/** Turns masked references back into `${NAME}`. */
export function unmask(text: string): string {
  return text.replace(masked, (_, name: string) => `\${${name}}`);
}

/** Replaces each `${NAME}` by the variable's value, which is not expanded again, and `$${` by a plain `${`. */
export function expand(text: string, environment: Environment): Expansion {
  const variables: string[] = [];
  const problems: string[] = [];
  const expanded = text.replace(reference, (whole, escape: string, name: string) => {
    if (escape !== '') return whole.slice(1);
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      problems.push(`${whole} does not name a variable: write \${NAME}, or $${whole} for that very text.`);
    else if (value === undefined)
      problems.push(`The environment variable ${name} is not set. Set it, or write a value.`);
    else if (value === '') problems.push(`The environment variable ${name} is empty. Set it, or write a value.`);
    else variables.push(name);
    return value ?? whole;
  });
  return { text: expanded, variables, problems };
}
