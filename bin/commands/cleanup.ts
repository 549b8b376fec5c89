import type { CommandModule } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { cleanupOptions, type CleanupArguments } from '../options/run-options.js';

/** The options that mean nothing without a value. */
const withValue = Object.entries(cleanupOptions).flatMap(([name, { type }]) => (type === 'boolean' ? [] : [name]));

export const cleanupCommand: CommandModule<object, CleanupArguments> = {
  command: 'cleanup',
  describe: 'Remove what a run left in a supplier',
  builder: (command) =>
    command
      .options(cleanupOptions)
      .requiresArg(withValue)
      .config(fromEnvironment(process.env, cleanupOptions))
      .example('$0 cleanup --profile conformance.yaml', 'removes what the ledger in reports/ shows as still open')
      .example('$0 cleanup --out reports-2', 'takes the base URL from the ledger; token in FCC_TOKEN'),
  handler: async (options) => (await import('../run/cleanup.js')).cleanup(options),
};
