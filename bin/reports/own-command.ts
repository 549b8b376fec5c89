import { basename, delimiter, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { RunArguments } from '../options/run-options.js';
import type { OwnCommands } from '../../reporters/console.js';

const name = 'fibre-cafe-conformance';

/** The options that a replay needs as the run had them; a token is not one of them. */
const kept = ['base-url', 'profile', 'spec', 'suites', 'tenant', 'timeout', 'kci-listen', 'kci-timeout'] as const;

/** How this tool is called again in the folder that it was called in, by a shell there. */
function ownCommand(): string {
  const { env } = process;
  const [, script = name] = process.argv;
  const folders = (env['PATH'] ?? '').split(delimiter).map((folder) => resolve(folder));
  if (basename(script) === name) {
    // npm puts the folder of its commands into the path of what it starts, not into the reader's.
    if (env['npm_command'] === 'exec') return `npx ${name}`;
    if (folders.includes(dirname(script))) return name;
  }
  const here = relative(process.cwd(), script);
  return `node ${word(here.startsWith('..') || isAbsolute(here) ? script : here)}`;
}

/** The commands that a reader of a run's findings can copy. */
export function commandsAfterRun(
  options: Pick<RunArguments, (typeof kept)[number] | 'out' | 'token' | 'reference'>,
  seed: number,
): OwnCommands {
  const given = kept.flatMap((option) => {
    const value = options[option];
    return value === undefined ? [] : [`--${option}`, word(String(value))];
  });
  // A token of the command line is the reader's own: nothing prints it.
  const token =
    options.token !== undefined && options.token !== process.env['FCC_TOKEN'] ? ['--token "$FCC_TOKEN"'] : [];
  const again = (id: string) =>
    options.reference === true
      ? ['run --reference --only', id, '--seed', String(seed), ...given]
      : ['replay', word(options.out), id, ...given, ...token];
  return { explain: explanation, replay: (id) => [ownCommand(), ...again(word(id))].join(' ') };
}

/** The same for a report that was read. */
export function commandsFor(report: string): OwnCommands {
  return { explain: explanation, replay: (id) => [ownCommand(), 'replay', word(report), word(id)].join(' ') };
}

function explanation(id: string): string {
  return `${ownCommand()} explain ${word(id)}`;
}

function word(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
