import type { CommandModule } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { judgeOptions, type JudgeArguments } from '../judge/options.js';

export const judgeCommand: CommandModule<object, JudgeArguments> = {
  command: 'judge <files..>',
  describe: 'Judge recorded traffic from HAR files; nothing is sent',
  builder: (command) =>
    command
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'HAR 1.2 files, as browsers, proxies and gateways write them',
      })
      .options(judgeOptions)
      .requiresArg(['server', 'kcis', 'spec', 'out', 'reporter'])
      .config(fromEnvironment(process.env, { server: judgeOptions.server, spec: judgeOptions.spec }))
      .example('$0 judge traffic.har --server https://api.example.net', 'says what the traffic shows')
      .example('$0 judge mon.har tue.har --server https://api.example.net --kcis kcis.ndjson', 'with KCIs')
      .example('$0 judge traffic.har --server https://api.example.net --reporter json', 'for a program')
      .epilogue(
        'It never says that a supplier conforms: a run also examines what no traffic shows.\n' +
          'Exit codes: 0 no MUST is seen violated, 1 one is, 2 usage error, not HAR or cut off, 3 nothing matched.',
      ) as never,
  handler: async (options) => (await import('../judge/judge.js')).judge(options),
};
