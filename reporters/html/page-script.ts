import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';

/** The compiled files of the page's script, each after those that it needs. */
const files = [
  'dom',
  'copy',
  'difference',
  'evidence',
  'diagram',
  'exchange-view',
  'attempts',
  'difference-tables',
  'counterexample',
  'detail',
  'list',
  'keys',
  'print',
  'main',
];

/**
 * The script of the page, as one module: the page must work alone from disk, where a module cannot import another.
 * The names of all its files are therefore one namespace.
 */
export const pageScript: string = files
  .map((name) => readFileSync(join(packageRoot, 'dist/reporters/html/client', `${name}.js`), 'utf8'))
  .map((text) => text.replace(/^import [^;]*;$/gm, '').replace(/^export \{\};$/gm, ''))
  .map((text) => text.replace(/^export (?=(function|const|class|async) )/gm, ''))
  .map((text) => text.trim())
  .join('\n');
