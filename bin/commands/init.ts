import type { CommandModule } from 'yargs';
import { initOptions, type InitArguments } from '../init/options.js';

export const initCommand: CommandModule<object, InitArguments> = {
  command: 'init',
  describe: 'Write a commented starter profile; on a terminal, ask for what is missing',
  builder: (command) =>
    command
      .options(initOptions)
      .example('$0 init', 'asks, and writes conformance.yaml')
      .example('$0 init --base-url https://cvt.example.net --auth bearer', 'asks nothing: for scripts'),
  handler: async (options) => (await import('../init/starter-profile.js')).writeStarter(options),
};
