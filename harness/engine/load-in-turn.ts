import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * Loads a compiled module with all that it imports, one file after the other, since a process can be short of files:
 * `import` opens all of them at once.
 * @param module its file, or the name of a package
 */
export function loadInTurn(module: string | URL): unknown {
  return require(typeof module === 'string' ? module : fileURLToPath(module));
}
