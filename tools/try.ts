import { spawnSync } from 'node:child_process';
import { packageRoot } from '../contract/package-root.js';

/**
 * Tries one test purpose: green on the sound supplier, red on its fault, and its probe. Run it with
 * `npm run try -- ID`, which builds what has changed first.
 */
const [id] = process.argv.slice(2);
if (id === undefined) {
  process.stderr.write('error: Usage: npm run try -- ID, where ID is the id of a test purpose.\n');
  process.exitCode = 2;
} else
  process.exitCode =
    spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'try', '--reporter', 'verbose'], {
      cwd: packageRoot,
      stdio: 'inherit',
      env: { ...process.env, TEST_PURPOSE: id },
    }).status ?? 2;
