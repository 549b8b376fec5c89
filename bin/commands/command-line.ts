import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { cleanupCommand } from './cleanup.js';
import { doctorCommand } from './doctor.js';
import { explainCommand } from './explain.js';
import { initCommand } from './init.js';
import { judgeCommand } from './judge.js';
import { issueCommand } from './issue.js';
import { listCommand } from './list.js';
import { receiveCommand } from './receive.js';
import { registerCommand } from './register.js';
import { replayCommand } from './replay.js';
import { reportCommand } from './report.js';
import { revokeCommand } from './revoke.js';
import { runCommand } from './run.js';
import { simulateCommand } from './simulate.js';
import { verifyCommand } from './verify.js';
import { helpWidth, unknownOptions } from '../terminal/usage-help.js';
import { packageVersion } from '../terminal/package-version.js';
import { UsageError } from '../terminal/usage-error.js';

/** The options that can be given several times. */
const repeatable: readonly string[] = [
  '_',
  'area',
  'class',
  'only',
  'reporter',
  'reports',
  'bundles',
  'files',
  'suite-version',
  'suiteVersion',
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

/**
 * Runs the command that the arguments of the process name.
 * @throws UsageError, ProfileError, DescriptionError or SuiteError, to be shown to the user
 */
export async function runCommandLine(): Promise<void> {
  await commandLine().parseAsync();
}

function commandLine(): Argv {
  const parser: Argv = yargs(hideBin(process.argv))
    .scriptName('fibre-cafe-conformance')
    .usage(
      '$0 <command>\n\nCertifies an implementation of the Fibre Cafe Supplier API 1.15, requirement by requirement.',
    )
    .command(runCommand)
    .command(cleanupCommand)
    .command(simulateCommand)
    .command(receiveCommand)
    .command(judgeCommand)
    .command(listCommand)
    .command(explainCommand)
    .command(initCommand)
    .command(doctorCommand)
    .command(replayCommand)
    .command(reportCommand)
    .command(registerCommand)
    .command(verifyCommand)
    .command(issueCommand)
    .command(revokeCommand)
    .completion('completion', 'Print a script that completes commands and options in bash or zsh')
    .middleware((options) => {
      refuseRepetition(options);
      // Whatever command follows, yargs lays out its page of help, which takes long where lines have to be wrapped.
      parser.wrap(null);
    }, true)
    .demandCommand(
      1,
      'Name a command: run, cleanup, simulate, receive, judge, init, doctor, list, explain, replay, report, register, verify, issue or revoke. See --help.',
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
      throw error ?? new UsageError(unknownOptions(message, parser) ?? message);
    });
  return parser;
}
