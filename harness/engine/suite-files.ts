import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { supplierApi } from '../../contract/description.js';
import type { TestPurpose } from '../authoring/purpose.js';
import { loadInTurn } from './load-in-turn.js';

/** The folder above `harness`, whether it runs compiled or from its sources. */
const folder = fileURLToPath(new URL('../..', import.meta.url));

/** The file that takes in all others. */
export const everySuite = join(
  folder,
  'harness/engine',
  `every-suite${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
);

/**
 * The files of all properties and suites, in the same order for every run. Properties come first: they take
 * longest.
 */
export function suiteFiles(): readonly string[] {
  return ['properties', 'suites'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(suite|property)\.(js|ts)$/.test(file))
      .map((file) => join(folder, name, file))
      .sort(),
  );
}

/** Every test purpose, sorted by operation, as the description has them, and place in its file; read without a run. */
export async function allPurposes(): Promise<readonly TestPurpose[]> {
  await (loaded ??= load());
  const { definedPurposes } = await import('../authoring/purpose.js');
  const order = new Map([...supplierApi.operations.keys()].map((key, index) => [key, index]));
  // KCIs, which are not an operation of the description, come last.
  const place = ({ operation }: TestPurpose) => order.get(operation) ?? order.size;
  return definedPurposes().toSorted((a, b) => place(a) - place(b));
}

let loaded: Promise<void> | undefined;

/** Whether this process has loaded the suites, after which there can be others as well. */
export function areLoaded(): boolean {
  return loaded !== undefined;
}

async function load(): Promise<void> {
  for (const file of suiteFiles())
    if (file.endsWith('.ts')) await import(pathToFileURL(file).href);
    else loadInTurn(file);
}
