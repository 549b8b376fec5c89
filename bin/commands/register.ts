import type { Argv, CommandModule } from 'yargs';
import type { AddArguments } from '../register/add.js';
import type { BuildArguments } from '../register/build.js';

const register = { type: 'string', demandOption: true, describe: 'The folder of the register' } as const;

export const registerCommand: CommandModule = {
  command: 'register',
  describe: 'Keep a register of bundles and certificates, and build its site',
  builder: (command: Argv) =>
    command
      .command(
        'add <register> <files..>',
        'File bundles and certificates under their digests',
        (add) =>
          add
            .positional('register', register)
            .positional('files', {
              type: 'string',
              array: true,
              demandOption: true,
              describe: 'Bundles (.zip files or folders) and folders of certificates',
            })
            .example('$0 register add register evidence.zip certificates/example-net', 'files both'),
        async (options) => (await import('../register/add.js')).add(options as unknown as AddArguments),
      )
      .command(
        'build <register>',
        'Write a static site: who conforms to what',
        (build) =>
          build
            .positional('register', register)
            .options({
              out: { type: 'string', default: 'site', describe: 'The folder of the site; an earlier one is replaced' },
              trust: { type: 'string', describe: 'The keys that are trusted; default: trust.yaml in the register' },
              revocations: { type: 'string', describe: 'What is revoked; default: revocations.yaml in the register' },
              at: { type: 'string', describe: 'As of this DATE (its end, UTC) or time; default: now' },
              addresses: { type: 'boolean', default: false, describe: 'Show the base URLs that were examined' },
            })
            .example('$0 register build register --out public --at 2026-03-31', 'writes public/index.html'),
        async (options) => (await import('../register/build.js')).build(options as unknown as BuildArguments),
      )
      .demandCommand(1, 'Name what to do: register add or register build. See register --help.')
      .example('$0 register add register evidence.zip', 'files a bundle')
      .example('$0 register build register --out public', 'writes the site'),
  handler: () => undefined,
};
