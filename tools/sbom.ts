import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';

/**
 * Prints what is installed with this package, as a CycloneDX bill of materials made by npm. npm is shown the lockfile
 * without what serves development only: its own --omit dev leaves out what serves both.
 */
interface Manifest {
  readonly name: string;
  devDependencies?: unknown;
}

interface Lockfile {
  packages: Record<string, { readonly dev?: boolean; devDependencies?: unknown }>;
}

const manifest = read<Manifest>('package.json');
const lockfile = read<Lockfile>('package-lock.json');
delete manifest.devDependencies;
delete lockfile.packages['']?.devDependencies;
lockfile.packages = Object.fromEntries(Object.entries(lockfile.packages).filter(([, { dev }]) => dev !== true));

const scratch = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  // npm names the whole after its folder.
  const folder = join(scratch, manifest.name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lockfile));
  const options = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  process.stdout.write(execFileSync('npm', options, { cwd: folder, encoding: 'utf8' }));
} finally {
  rmSync(scratch, { recursive: true });
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as Content;
}
