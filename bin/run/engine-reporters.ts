import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { createViteServer, Reporter } from 'vitest/node';
import { messageOf } from '../../harness/report/errors.js';
import type { EngineReporter } from '../../harness/engine/runner.js';
import { reporterNames } from '../../reporters/index.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

const ownNames: readonly string[] = ['console', 'github', ...reporterNames];

/** The reporters of a run. */
export interface ChosenReporters {
  /** Names of our own reporters; default: all. */
  readonly own: readonly string[] | undefined;
  /** Additional vitest reporters. */
  readonly engine: readonly EngineReporter[];
}

/**
 * Finds the reporters that `--reporter` names: ours, those of vitest, and modules, which are found as they would be from
 * a file in this folder. Where only others are named, ours stay.
 * @param folder where modules and relative paths are looked for
 * @throws UsageError for a name that is none of these
 */
export async function reportersOf(names: readonly string[] = [], folder: string): Promise<ChosenReporters> {
  const own = names.filter((name) => ownNames.includes(name));
  const others = names.filter((name) => !ownNames.includes(name));
  return {
    own: own.length > 0 ? own : undefined,
    engine: others.length > 0 ? await loaded(others, folder) : [],
  };
}

async function loaded(names: readonly string[], folder: string): Promise<readonly EngineReporter[]> {
  const { createViteServer, ReportersMap } = await import('vitest/node');
  const builtIn = Object.keys(ReportersMap);
  const server = await createViteServer({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const found: EngineReporter[] = [];
    for (const name of names) {
      if (builtIn.includes(name)) {
        found.push(name);
        continue;
      }
      const file = isPath(name)
        ? resolve(folder, name)
        : (await server.environments.ssr.pluginContainer.resolveId(name, join(folder, 'index.js')))?.id;
      if (file === undefined || !existsSync(file)) throw new UsageError(unknown(name, builtIn));
      found.push(await made(name, file, server));
    }
    return found;
  } finally {
    await server.close();
  }
}

/**
 * The reporter that a module has as its default export, made without options, as vitest does. Node loads it, unless it is
 * TypeScript.
 */
async function made(
  name: string,
  file: string,
  server: Awaited<ReturnType<typeof createViteServer>>,
): Promise<Reporter> {
  let kind: unknown;
  try {
    const module = /\.[cm]?ts$/.test(file)
      ? await server.ssrLoadModule(file)
      : ((await import(pathToFileURL(file).href)) as { readonly default?: unknown });
    kind = module['default'];
    if (typeof kind === 'function') return new (kind as new (options: object) => Reporter)({});
  } catch (cause) {
    throw new UsageError(`--reporter ${name} cannot be loaded (${messageOf(cause)}).`, { cause });
  }
  throw new UsageError(`--reporter ${name} is not a vitest reporter: ${file} has no class as its default export.`);
}

function isPath(name: string): boolean {
  return /^(\.{0,2}[/\\]|[A-Za-z]:)/.test(name);
}

function unknown(name: string, builtIn: readonly string[]): string {
  if (isPath(name)) return `--reporter ${name}: this file does not exist.`;
  return `--reporter ${name} is not a report, a vitest reporter or an installed module.${nearest(name, [...ownNames, ...builtIn])} The reports are ${ownNames.join(', ')}.`;
}
