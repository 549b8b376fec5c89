import type { CommandModule } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { receiveOptions, type ReceiveArguments } from '../receive/options.js';

export const receiveCommand: CommandModule<object, ReceiveArguments> = {
  command: 'receive',
  describe: 'Receive KCIs as the Fibre Cafe does, and judge each as it arrives',
  builder: (command) =>
    command
      .options(receiveOptions)
      .requiresArg(Object.keys(receiveOptions))
      .config(fromEnvironment(process.env, receiveOptions))
      .example('$0 receive', 'takes any token at http://127.0.0.1:8090/kcis')
      .example('$0 receive --kci-listen 192.0.2.10:8090', 'asks for the token in FCC_KCI_TOKEN')
      .example('$0 receive --kcis 1 --reporter json', 'ends after one KCI, for a program')
      .epilogue(
        'Its token endpoint is POST /auth/supplier/access-token.\n' +
          'Exit codes: 0 nothing wrong, 1 a KCI violated a MUST, 2 usage error, 3 no KCI arrived.',
      ),
  handler: async (options) => (await import('../receive/receive.js')).receive(options),
};
