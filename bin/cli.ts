#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { loadInTurn } from '../harness/engine/load-in-turn.js';
import { muteBrokenOutput } from './terminal/broken-output.js';
import { catchUncaught, failureExitCode } from './terminal/uncaught.js';
import { describeFailure } from './terminal/usage-error.js';

// The heap of a thread may grow by half of what is alive in it before garbage is collected. On a machine with much memory
// it would grow to several times that.
setFlagsFromString('--heap-growing-percent=50');
muteBrokenOutput();
catchUncaught();
try {
  // A failure while the rest is loaded does not count as a verdict either.
  const file = new URL('commands/command-line.js', import.meta.url);
  const { runCommandLine } = loadInTurn(file) as typeof import('./commands/command-line.js');
  await runCommandLine();
} catch (thrown) {
  process.stderr.write(`${describeFailure(thrown)}\n`);
  process.exitCode = failureExitCode;
}
