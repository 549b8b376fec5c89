import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { visible } from '../../reporters/terminal-text.js';

/** Whether the operator can be asked: a terminal to read from and write to, and not a pipeline. */
export function isAttended(environment: NodeJS.ProcessEnv): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && environment['CI'] === undefined;
}

/**
 * Asks for something to be done, and waits: Enter when it is done, `s` when it cannot be.
 * @param signal ends the waiting: then it was not done
 */
export async function askOperator(
  text: string,
  signal: AbortSignal,
  { input, output }: { readonly input: Readable; readonly output: Writable } = {
    input: process.stdin,
    output: process.stderr,
  },
): Promise<boolean> {
  if (signal.aborted) return false;
  const terminal = createInterface({ input, output });
  // A terminal that is read line by line takes Ctrl-C for itself.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<undefined>((resolve) => terminal.on('close', () => resolve(undefined)));
  const question = terminal
    .question(`\n${visible(text)}\nEnter when it is done, s to skip: `, { signal })
    .catch(() => undefined);
  const answer = await Promise.race([question, closed]);
  terminal.close();
  return answer !== undefined && !/^s(kip)?$/i.test(answer.trim());
}
