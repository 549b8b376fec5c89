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

/** How one run of the command went: milliseconds since its process was started, its peak memory, its time of processor. */
export interface MeasuredRun {
  readonly wallMs: number;
  readonly startedAtMs: number;
  readonly peakMiB: number;
  readonly cpuSeconds: number;
}

/** How a run may end whose supplier conforms, and one whose supplier has a fault. */
export const sound: readonly number[] = [0];
export const faulty: readonly number[] = [0, 1, 3];

/** Certifies a supplier in a process of its own. */
export async function measureRun(
  url: string,
  out: string,
  options: readonly string[] = [],
  expected = sound,
): Promise<MeasuredRun> {
  const startedAtMs = Date.now();
  const child = spawn(
    process.execPath,
    [cli, 'run', '--base-url', url, '--token', 'demo-token', '--seed', '1', '--out', out, ...options],
    { stdio: 'ignore' },
  );
  let peakMiB = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(child));
    cpuSeconds = Math.max(cpuSeconds, cpuSecondsOf(child));
  }, 20);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  if (!expected.includes(code)) throw new Error(`The run against ${url} ended with exit code ${code}.`);
  return { wallMs: Date.now() - startedAtMs, startedAtMs, peakMiB, cpuSeconds };
}

/** The peak memory of a running process; 0 where the system does not tell. */
function peakOf({ pid }: ChildProcess): number {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(procFile(pid, 'status')) ?? [];
  return Number(kibibytes ?? 0) / 1024;
}

/** Linux counts a process's time in hundredths of a second. */
const ticksPerSecond = 100;

/** The time of processor that a running process has taken, all its threads together; 0 where the system does not tell. */
function cpuSecondsOf({ pid }: ChildProcess): number {
  // The name of the process, in brackets, can have spaces.
  const [, fields = ''] = /\) (.*)/.exec(procFile(pid, 'stat')) ?? [];
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / ticksPerSecond;
}

function procFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
