import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';

/**
 * Removes from dist what was compiled from a source that is gone, so that a suite that was moved is not run twice.
 * Emptying dist before each build would do too, but would pull it from under a run that is under way.
 */
const dist = join(packageRoot, 'dist');
const compiled = /(\.d\.ts|\.js|\.js\.map)$/;

for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  if (compiled.test(file) && !existsSync(join(packageRoot, file.replace(compiled, '.ts')))) rmSync(join(dist, file));
