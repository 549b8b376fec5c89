import { rmSync, utimesSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../terminal/usage-error.js';

const claimName = 'run.lock';

/** How often a run shows that it is still there, and after how long it counts as gone, in milliseconds. */
const shownEvery = 5_000;
const goneAfter = 60_000;

interface Claim {
  readonly pid: number;
  readonly host: string;
}

/** The folders that this process writes to. */
const ours = new Set<string>();

/**
 * Claims a folder for one run: two would write over each other's evidence.
 * @returns gives it back
 * @throws UsageError when another run has it; the error of the file system when nothing can be written there
 */
export async function claimFolder(out: string): Promise<() => void> {
  const file = join(out, claimName);
  const claim = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Claim);
  const taken = () =>
    new UsageError(`Another run is writing to ${out}. Wait for it, or choose another folder with --out.`);
  if (ours.has(file)) throw taken();
  try {
    await writeFile(file, claim, { flag: 'wx' });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    if (await isHeld(file)) throw taken();
    await rm(file, { force: true });
    await writeFile(file, claim, { flag: 'wx' });
  }
  ours.add(file);
  const showing = setInterval(() => show(file), shownEvery).unref();
  return () => {
    clearInterval(showing);
    ours.delete(file);
    rmSync(file, { force: true });
  };
}

/** Whether the run of a claim still goes on: of a run on this machine, by its process. */
async function isHeld(file: string): Promise<boolean> {
  try {
    if (Date.now() - (await stat(file)).mtimeMs > goneAfter) return false;
    const { pid, host } = JSON.parse(await readFile(file, 'utf8')) as Claim;
    // A container may give the same number to each run; our own claims are known.
    return host !== hostname() || (pid !== process.pid && isRunning(pid));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Shows that the run goes on; the folder may have been removed meanwhile. */
function show(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Nothing to show it by.
  }
}
