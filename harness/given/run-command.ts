import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { messageOf } from '../report/errors.js';

/** How a command ended, and what it said. */
export interface EndedCommand {
  readonly stdout: string;
  readonly stderr: string;
  /** Why it counts as failed; undefined where it does not. */
  readonly failure: string | undefined;
}

/** So much of what a command says on each of its streams is kept, in characters. */
const maxKept = 1024 * 1024;

/** Runs a command of a shell, and ends it with all that it started when its time is up, or when the run ends. */
export function runCommand(
  text: string,
  env: Readonly<Record<string, string>>,
  { timeoutMs, ended }: { readonly timeoutMs: number; readonly ended: AbortSignal },
): Promise<EndedCommand> {
  return new Promise((resolve) => {
    // A group of its own: what the command started can be ended with it.
    const child = spawn('sh', ['-c', text], {
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr] = [kept(child.stdout), kept(child.stderr)];
    const settle = (failure: string | undefined) => {
      clearTimeout(timer);
      ended.removeEventListener('abort', onEnd);
      resolve({ stdout: stdout(), stderr: stderr(), failure });
    };
    const breakOff = (failure: string) => {
      endAll(child);
      settle(failure);
    };
    const timer = setTimeout(() => breakOff('it took too long'), timeoutMs);
    const onEnd = () => breakOff('the run ended');
    ended.addEventListener('abort', onEnd, { once: true });
    if (ended.aborted) onEnd();
    child.once('error', (thrown) => settle(messageOf(thrown)));
    child.once('close', (code, signal) => {
      if (signal !== null) settle(`it was ended by ${signal}`);
      else settle(code === 0 ? undefined : `it exited with ${code}`);
    });
  });
}

/** What has come by a stream so far, up to a limit; the rest is read, and dropped. */
function kept(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < maxKept) text += chunk;
  });
  return () => text;
}

function endAll(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or the system has no groups.
    child.kill('SIGKILL');
  }
}
