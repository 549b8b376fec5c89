import type { CommandModule } from 'yargs';
import { loadInTurn } from '../../harness/engine/load-in-turn.js';
import { beginWorker } from '../../harness/engine/run-worker.js';
import { fromEnvironment } from '../options/environment.js';
import { runOptions, type RunArguments } from '../options/run-options.js';

/** The options that mean nothing without a value. */
const withValue = Object.entries(runOptions).flatMap(([name, { type }]) =>
  type === 'boolean' || name === 'last-failed' ? [] : [name],
);

export const runCommand: CommandModule<object, RunArguments> = {
  command: 'run',
  describe: 'Certify a supplier',
  builder: (command) =>
    command
      .options(runOptions)
      .requiresArg(withValue)
      .config(fromEnvironment(process.env))
      .example('$0 run --reference', 'examines the embedded reference supplier, to try the suite')
      .example('$0 run --profile conformance.yaml', 'certifies the supplier of a profile')
      .example('$0 run --base-url https://cvt.example.net --mode smoke', 'takes a first look; token in FCC_TOKEN')
      .example("$0 run --only 'POST /service-problems' API-REQUEST-ID", 'examines one operation and one requirement')
      .example('$0 run --profile conformance.yaml --last-failed', 'runs again what failed, warned or was not decided')
      .example('$0 run --base-url http://127.0.0.1:8080 --kci-listen 127.0.0.1:8090', 'follows KCIs too'),
  // Loaded when it is needed: a run should send its first request soon, and other commands need none of it.
  handler: async (options) => {
    beginWorker(options.spec === undefined);
    const { certify } = loadInTurn(new URL('../run/certify.js', import.meta.url)) as typeof import('../run/certify.js');
    await certify(options);
  },
};
