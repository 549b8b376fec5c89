import type { CommandModule } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { replayOptions, type ReplayArguments } from '../run/replay-options.js';

export const replayCommand: CommandModule<object, ReplayArguments> = {
  command: 'replay <report> <id>',
  describe: 'Run one test case of a report again: FIXED, STILL FAILS, FAILS DIFFERENTLY or CANNOT REPLAY',
  builder: (command) =>
    command
      .positional('report', { type: 'string', demandOption: true, describe: 'report.json, or its folder' })
      .positional('id', { type: 'string', demandOption: true, describe: 'The id of the test case' })
      .options(replayOptions)
      .config(fromEnvironment(process.env, replayOptions))
      .example('$0 replay reports create-problem.plain', 'against the same address; token in FCC_TOKEN')
      .example('$0 replay reports create-problem.plain --profile conformance.yaml', 'as the profile says')
      .epilogue(
        'Exit codes: 0 FIXED, 1 STILL FAILS or FAILS DIFFERENTLY, 2 usage or profile error, 3 CANNOT REPLAY.',
      ) as never,
  handler: async (options) => (await import('../run/replay.js')).replay(options),
};
