import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The most memory that a process has had so far, in megabytes; 0 once it is gone. */
export function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

/** How much more memory this process has at some time during something than before it, in megabytes; 0 where that is unknown. */
export async function growthDuring<T>(something: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  collectGarbage();
  try {
    // From here on the system counts from the start.
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    return { result: await something(), megabytes: 0 };
  }
  const before = peakOf(process.pid);
  const result = await something();
  return { result, megabytes: peakOf(process.pid) - before };
}

/** Takes away all that nothing refers to any more. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
