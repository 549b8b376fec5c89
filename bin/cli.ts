#!/usr/bin/env node
import { loadInTurn } from '../harness/engine/load-in-turn.js';
import { muteBrokenOutput } from './terminal/broken-output.js';
import { catchUncaught, failureExitCode } from './terminal/uncaught.js';
import { describeFailure } from './terminal/usage-error.js';

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
