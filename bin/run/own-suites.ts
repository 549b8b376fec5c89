import { rmSync } from 'node:fs';
import { mkdtemp, readdir, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { messageOf } from '../../harness/report/errors.js';
import { definedPurposes } from '../../harness/authoring/purpose.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { packageName } from '../terminal/package-version.js';
import { UsageError } from '../terminal/usage-error.js';

const isSuite = /\.(suite|property)\.[cm]?[jt]s$/;

/** What is there once only: suites share it with the run that they are part of. */
const shared: ReadonlyMap<string, string> = new Map([
  [packageName, new URL('../api.js', import.meta.url).href],
  ...['vitest', 'fast-check'].map((name) => [name, import.meta.resolve(name)] as const),
]);

/** What was read, since test purposes are entered once in a process. */
let read: { readonly root: string; readonly urls: Promise<readonly string[]> } | undefined;

/**
 * Reads a folder of the user's own suites: TypeScript or JavaScript files like those of this suite. They are compiled into
 * a temporary folder, and their test purposes and requirements are entered beside those of the suite.
 * @returns the compiled files, as URLs, for the worker of a run
 * @throws UsageError naming the file when one cannot be compiled or read, or has an id that is taken
 */
export function readOwnSuites(folder: string): Promise<readonly string[]> {
  const root = resolve(folder);
  if (read && read.root !== root)
    throw new UsageError('A process has suites of one folder: start another process for those of another.');
  read ??= { root, urls: compileAndEnter(root) };
  return read.urls;
}

async function compileAndEnter(root: string): Promise<readonly string[]> {
  const files = await suiteFilesIn(root);
  const out = await mkdtemp(join(tmpdir(), 'fcc-suites-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  const urls = await compiled(await readable(root, out), root, files, out);
  // A clash of ids is reported for the user's files: those of the suite must be there first.
  await allPurposes();
  for (const [index, url] of urls.entries()) await enter(url, files[index] ?? '');
  return urls;
}

async function suiteFilesIn(root: string): Promise<readonly string[]> {
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`--suites ${root}: this folder does not exist.`);
  const files = (await readdir(root, { recursive: true }))
    .filter((file) => isSuite.test(file) && !file.split(sep).some((part) => part === 'node_modules' || part[0] === '.'))
    .sort();
  if (files.length === 0)
    throw new UsageError(`--suites ${root} has no suites: their names end with .suite.ts or .property.ts, or in .js.`);
  return files;
}

/** The compiler takes what follows a question mark in a path for a query: a folder with one is read through a link. */
async function readable(root: string, out: string): Promise<string> {
  if (!root.includes('?')) return root;
  const link = join(out, 'suites');
  await symlink(root, link, 'dir');
  return link;
}

/**
 * Compiles each file into one of its own; what several import is there once.
 * @param root where the files are read
 * @param home the folder itself, where that is another
 */
async function compiled(root: string, home: string, files: readonly string[], out: string): Promise<readonly string[]> {
  const { build } = await import('vite');
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'silent',
      publicDir: false,
      plugins: [leavingPackages(root, home)],
      ...(root !== home && { resolve: { preserveSymlinks: true } }),
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: out,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        sourcemap: true,
        rollupOptions: {
          input: Object.fromEntries(files.map((file, index) => [`suite-${index}`, join(root, file)])),
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    });
  } catch (thrown) {
    throw new UsageError(`--suites ${home} cannot be compiled: ${faultOf(thrown, root)}`, { cause: thrown });
  }
  return files.map((_, index) => pathToFileURL(join(out, `suite-${index}.mjs`)).href);
}

/** Packages stay where they are installed, and are imported from there; what is shared is that of this package. */
function leavingPackages(root: string, home: string): Plugin {
  /** A package that is found only from the folder itself, where its files are read through a link. */
  function behindLink(source: string, importer: string): { readonly id: string; readonly external?: false } | null {
    if (root === home) return null;
    try {
      return { id: createRequire(join(home, relative(root, importer))).resolve(source) };
    } catch {
      return null;
    }
  }
  return {
    name: 'leaving-packages',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || /^(\.{0,2}[/\\]|\0|node:)/.test(source)) return undefined;
      const known = shared.get(source);
      if (known !== undefined) return { id: known, external: 'absolute' };
      const found = (await this.resolve(source, importer, { skipSelf: true })) ?? behindLink(source, importer);
      if (found === null)
        throw new Error(`${relative(root, importer)} imports ${source}, which is not installed there.`);
      if (found.external || !found.id.includes(`${sep}node_modules${sep}`)) return found;
      return { id: pathToFileURL(found.id).href, external: 'absolute' };
    },
  };
}

/** Runs one file, which enters its test purposes. */
async function enter(url: string, file: string): Promise<void> {
  const before = definedPurposes().length;
  try {
    await import(url);
  } catch (thrown) {
    throw new UsageError(`--suites: ${file} cannot be read: ${reasonOf(thrown)}`, { cause: thrown });
  }
  if (definedPurposes().length === before)
    throw new UsageError(`--suites: ${file} defines no test purpose; suite() of ${packageName} does.`);
}

/** What a compiler says is wrong first, and where: without frames of source code and colours. */
function faultOf(thrown: unknown, root: string): string {
  const [first] = (thrown as { readonly errors?: readonly unknown[] }).errors ?? [];
  // eslint-disable-next-line no-control-regex -- colours begin with a control character
  const text = messageOf(first ?? thrown).replaceAll(/\u001b\[[\d;]*m/g, '');
  const [message = ''] = text.replace(/^(\[[^\]]*\] |Error: )+/, '').split('\n');
  const [, file, line] = /\[ (.+?):(\d+):\d+ \]/.exec(text) ?? [];
  const place = file === undefined ? '' : `${relative(root, resolve(file))}:${line}: `;
  return `${place}${message.replace(/ in \S+$/, '')}`;
}

/** What is wrong with a file that was run. */
function reasonOf(thrown: unknown): string {
  const reason = messageOf(thrown);
  return reason.includes('failed to find the current suite')
    ? `a test of vitest has no requirement; define it with suite() of ${packageName}.`
    : reason;
}
