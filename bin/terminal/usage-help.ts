import type { Argv } from 'yargs';
import { nearest } from './nearest.js';

/** The widest that a page of help is, in columns: longer lines are hard to read. */
const widest = 100;

/** How wide a page of help is on a terminal of so many columns; as wide as can be without a terminal. */
export function helpWidth(columns: number | undefined): number {
  return Math.min(widest, columns ?? widest);
}

/**
 * One sentence for each option that a command does not have, with the nearest one that it has.
 * @param message what yargs says is wrong
 * @returns undefined when that is something else
 */
export function unknownOptions(message: string, parser: Argv): string | undefined {
  const [, list] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  if (list === undefined) return undefined;
  const names = [...new Set(list.split(', ').map(kebab))];
  const known = optionsOf(parser);
  return names
    .map((name) =>
      isGiven(name) ? `There is no option --${name}.${nearestOption(name, known)}` : `Unknown argument: ${name}.`,
    )
    .join(' ');
}

function nearestOption(name: string, known: readonly string[]): string {
  return nearest(name, known).replace('Did you mean ', 'Did you mean --');
}

/** The options of the command that is read; yargs does not declare where it keeps them. */
function optionsOf(parser: Argv): readonly string[] {
  const { key } = (
    parser as unknown as { getOptions(): { readonly key: Readonly<Record<string, unknown>> } }
  ).getOptions();
  return Object.keys(key).filter((name) => name.length > 1 && name === kebab(name));
}

function isGiven(name: string): boolean {
  return process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
}

/** yargs knows `base-url` as `baseUrl`, too. */
function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
