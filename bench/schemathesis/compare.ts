import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { packageRoot } from '../../contract/package-root.js';
import { schemathesis } from './installed.js';

/** Compares with Schemathesis where that is installed, in a process of its own. */
export async function compareWithSchemathesis(write: boolean): Promise<void> {
  if (schemathesis === undefined) {
    process.stderr.write('Schemathesis is not installed, so nothing is compared with it.\n');
    return;
  }
  const child = spawn('npx', ['vitest', 'run', '--project', 'comparison'], {
    cwd: packageRoot,
    stdio: 'inherit',
    env: { ...process.env, ...(write && { BENCH_WRITE: '1' }) },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = 1;
}
