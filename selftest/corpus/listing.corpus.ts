// cspell:ignore TIMEFORMAT
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { command } from '../cli/cli.js';
import { corpus } from './descriptions.js';
import { fileOf } from './packages.js';

/** Seconds of the processor: those of the wall say more about what else a machine does. */
const maxSeconds = 20;

test.skipIf(process.platform === 'win32')('the largest description is listed within seconds', () => {
  const largest = corpus.find(({ name }) => name === 'repositories (GitHub)');
  if (!largest) throw new Error('It is not in the corpus.');
  const shell = 'TIMEFORMAT="%U %S"; time "$@" | wc -l';
  const timed = `{ ${shell}; } 2>&1`;
  const args = ['-c', timed, 'bash', process.execPath, command, 'list', 'test-purposes', '--spec', fileOf(largest)];
  const said = execFileSync('bash', args, { encoding: 'utf8' });
  const [, lines = '0'] = /^\s*(\d+)$/m.exec(said) ?? [];
  const [, user = '', system = ''] = /^([\d.]+) ([\d.]+)$/m.exec(said) ?? [];
  expect(Number(lines), said).toBeGreaterThan(10_000);
  expect(Number(user) + Number(system), said).toBeGreaterThan(0.1);
  expect(Number(user) + Number(system), said).toBeLessThan(maxSeconds);
});
