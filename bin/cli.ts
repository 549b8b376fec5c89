#!/usr/bin/env node
import { muteBrokenOutput } from './terminal/broken-output.js';
import { catchUncaught, failureExitCode } from './terminal/uncaught.js';
import { describeFailure } from './terminal/usage-error.js';

muteBrokenOutput();
catchUncaught();
try {
  // A failure while the rest is loaded does not count as a verdict either.
  await (await import('./commands/command-line.js')).runCommandLine();
} catch (thrown) {
  process.stderr.write(`${describeFailure(thrown)}\n`);
  process.exitCode = failureExitCode;
}
