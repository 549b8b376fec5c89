import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorpusEntry } from './descriptions.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Where packages go that are installed for the corpus alone; kept between runs where `CORPUS_PACKAGES` names a folder. */
const folder = process.env['CORPUS_PACKAGES'] ?? join(tmpdir(), 'corpus-packages');

/**
 * The file of a description. Its package is installed on first use, without its scripts, unless this project has that
 * version itself.
 * @throws Error when npm cannot install it
 */
export function fileOf({ package: wanted, file }: CorpusEntry): string {
  const name = wanted.replace(/@[^@]+$/, '');
  const own = join(repository, 'node_modules', name, file);
  if (existsSync(own)) return own;
  const installed = join(folder, 'node_modules', name, file);
  if (existsSync(installed)) return installed;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['install', ...options, wanted], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return installed;
}
