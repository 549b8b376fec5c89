import type { CommandModule, InferredOptionTypes } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { runOptions } from '../options/run-options.js';

const { 'base-url': _, spec, suites, token, tenant, profile, runs, rate, timeout, ...others } = runOptions;

const replayOptions = {
  'base-url': { type: 'string', describe: "The supplier's base URL; that of the report unless given" },
  profile,
  spec,
  suites,
  token,
  tenant,
  runs,
  rate,
  concurrency: others.concurrency,
  timeout,
  'kci-listen': others['kci-listen'],
  'kci-timeout': others['kci-timeout'],
  out: { type: 'string', describe: 'A folder for the exchanges; they are not kept unless given' },
} as const;

/** What the options of `replay` come to. */
export type ReplayArguments = InferredOptionTypes<typeof replayOptions> & {
  readonly report: string;
  readonly id: string;
};

export const replayCommand: CommandModule<object, ReplayArguments> = {
  command: 'replay <report> <id>',
  describe: 'Run one test case of a report again: FIXED, STILL FAILS or CANNOT REPLAY',
  builder: (command) =>
    command
      .positional('report', { type: 'string', demandOption: true, describe: 'report.json, or its folder' })
      .positional('id', { type: 'string', demandOption: true, describe: 'The id of the test case' })
      .options(replayOptions)
      .config(fromEnvironment(process.env, replayOptions))
      .example('$0 replay reports create-problem.plain', 'against the same address; token in FCC_TOKEN')
      .example('$0 replay reports create-problem.plain --profile conformance.yaml', 'as the profile says')
      .epilogue('Exit codes: 0 FIXED, 1 STILL FAILS, 2 usage or profile error, 3 CANNOT REPLAY.') as never,
  handler: async (options) => (await import('../run/replay.js')).replay(options),
};
