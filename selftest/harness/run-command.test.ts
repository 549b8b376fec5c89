import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runCommand } from '../../harness/given/run-command.js';

const never = new AbortController().signal;

/** A command that starts another, which waits, and says in a file which it is. */
function family() {
  const file = join(mkdtempSync(join(tmpdir(), 'fcc-family-')), 'pid');
  const isThere = () => {
    try {
      const pid = Number(readFileSync(file, 'utf8'));
      return pid > 0 && process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  return {
    command: `sleep 600 & echo $! > ${file}; echo begun; wait; echo ended`,
    hasBegun: () => vi.waitFor(() => expect(isThere()).toBe(true), { timeout: 10_000 }),
    hasEnded: () => vi.waitFor(() => expect(isThere()).toBe(false), { timeout: 10_000 }),
  };
}

describe('a command', () => {
  test.each([
    ['echo a; echo b >&2', { stdout: 'a\n', stderr: 'b\n', failure: undefined }],
    ['echo a; exit 3', { stdout: 'a\n', stderr: '', failure: 'it exited with 3' }],
    ['kill -TERM $$', { stdout: '', stderr: '', failure: 'it was ended by SIGTERM' }],
    ['cat', { stdout: '', stderr: '', failure: undefined }],
    ['echo "$VALUE"', { stdout: '$(touch x)\n', stderr: '', failure: undefined }],
  ])('%s', async (command, outcome) => {
    expect(await runCommand(command, { VALUE: '$(touch x)' }, { timeoutMs: 10_000, ended: never })).toEqual(outcome);
  });

  test('that takes too long ends with all that it started', async () => {
    const { command, hasEnded } = family();
    const { failure, stdout } = await runCommand(command, {}, { timeoutMs: 1000, ended: never });
    expect([failure, stdout]).toEqual(['it took too long', 'begun\n']);
    await hasEnded();
  });

  test('ends with all that it started when the run does', async () => {
    const { command, hasBegun, hasEnded } = family();
    const run = new AbortController();
    const outcome = runCommand(command, {}, { timeoutMs: 600_000, ended: run.signal });
    await hasBegun();
    run.abort();
    expect((await outcome).failure).toBe('the run ended');
    await hasEnded();
  });

  test('that never stops talking is cut, and takes no memory without end', async () => {
    const { stdout, failure } = await runCommand('yes | head -c 20000000', {}, { timeoutMs: 60_000, ended: never });
    expect([failure, stdout.length < 2_000_000]).toEqual([undefined, true]);
  });
});
