import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../contract/package-root.js';

const cli = join(packageRoot, 'dist/bin/cli.js');

/** A reference supplier in a process of its own. */
export async function startSupplierProcess(
  options: readonly string[] = [],
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [cli, 'simulate', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = /http:\/\/[^;\s]+/.exec(line)?.[0] ?? '';
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** How one run of the command went: milliseconds since its process was started, and its peak memory. */
export interface MeasuredRun {
  readonly wallMs: number;
  readonly startedAtMs: number;
  readonly peakMiB: number;
}

/** Certifies a supplier in a process of its own. */
export async function measureRun(url: string, out: string, options: readonly string[] = []): Promise<MeasuredRun> {
  const startedAtMs = Date.now();
  const child = spawn(
    process.execPath,
    [cli, 'run', '--base-url', url, '--token', 'demo-token', '--seed', '1', '--out', out, ...options],
    { stdio: 'ignore' },
  );
  let peakMiB = 0;
  const watch = setInterval(() => (peakMiB = Math.max(peakMiB, peakOf(child))), 20);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  if (code !== 0) throw new Error(`The run against ${url} ended with exit code ${code}.`);
  return { wallMs: Date.now() - startedAtMs, startedAtMs, peakMiB };
}

/** The peak memory of a running process; 0 where the system does not tell. */
function peakOf({ pid }: ChildProcess): number {
  try {
    const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
