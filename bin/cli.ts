#!/usr/bin/env node
import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { cleanupCommand } from './commands/cleanup.js';
import { doctorCommand } from './commands/doctor.js';
import { explainCommand } from './commands/explain.js';
import { initCommand } from './commands/init.js';
import { listCommand } from './commands/list.js';
import { receiveCommand } from './commands/receive.js';
import { replayCommand } from './commands/replay.js';
import { reportCommand } from './commands/report.js';
import { runCommand } from './commands/run.js';
import { simulateCommand } from './commands/simulate.js';
import { verifyCommand } from './commands/verify.js';
import { helpWidth, unknownOptions } from './terminal/command-line.js';
import { packageVersion } from './terminal/package-version.js';
import { describeFailure, UsageError } from './terminal/usage-error.js';

/** Exit code for everything that keeps the tool from saying anything of a supplier. */
const usageExitCode = 2;

/** The options that can be given several times. */
const repeatable: readonly string[] = [
  '_',
  'area',
  'only',
  'reporter',
  'reports',
  'fault',
  'style',
  'fail-on',
  'failOn',
];

/** @throws UsageError when an option has two values, of which only one could hold */
function refuseRepetition(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options))
    if (Array.isArray(value) && !repeatable.includes(name)) throw new UsageError(`--${name} is given twice.`);
}

const commandLine: Argv = yargs(hideBin(process.argv))
  .scriptName('fibre-cafe-conformance')
  .usage('$0 <command>\n\nCertifies an implementation of the Fibre Cafe Supplier API 1.15, requirement by requirement.')
  .command(runCommand)
  .command(cleanupCommand)
  .command(simulateCommand)
  .command(receiveCommand)
  .command(listCommand)
  .command(explainCommand)
  .command(initCommand)
  .command(doctorCommand)
  .command(replayCommand)
  .command(reportCommand)
  .command(verifyCommand)
  .completion('completion', 'Print a script that completes commands and options in bash or zsh')
  .middleware(refuseRepetition, true)
  .demandCommand(
    1,
    'Name a command: run, cleanup, simulate, receive, init, doctor, list, explain, replay, report or verify. See --help.',
  )
  .strict()
  .recommendCommands()
  .version(packageVersion)
  .alias('help', 'h')
  .wrap(helpWidth(process.stdout.columns ?? process.stderr.columns))
  .epilogue(
    'Every option can be given as an environment variable: --base-url as FCC_BASE_URL.\n' +
      'Exit codes: 0 conformant, or partial with nothing failed, 1 not conformant, 2 usage, profile or suite error, 3 incomplete.',
  )
  .exitProcess(false)
  .fail((message, error) => {
    throw error ?? new UsageError(unknownOptions(message, commandLine) ?? message);
  });

// The reader of the output may have seen enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await commandLine.parseAsync();
} catch (thrown) {
  process.stderr.write(`${describeFailure(thrown)}\n`);
  process.exitCode = usageExitCode;
}
