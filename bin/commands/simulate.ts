import { once } from 'node:events';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { requirements } from '../../contract/requirements/index.js';
import type { Fault, ReferenceSupplier } from '../../simulator/index.js';
import { UsageError } from '../terminal/usage-error.js';

const simulateOptions = {
  port: { type: 'number', default: 8080, describe: 'The port to listen on; 0 takes any free one' },
  mode: {
    type: 'string',
    choices: ['sync', 'async'] as const,
    describe: 'sync answers 201 at once; async answers 202 and sends KCIs',
    defaultDescription: 'sync, or what the fault needs',
  },
  'kci-url': { type: 'string', describe: 'Where KCIs go; /kcis is added' },
  'kci-token': { type: 'string', describe: 'The bearer token of its KCIs' },
  'kci-delay': { type: 'string', default: '0', describe: 'Milliseconds before each KCI, or MIN-MAX: random between' },
  'kci-seed': { type: 'number', default: 1, describe: 'The seed of random delays; the same seed repeats them' },
  latency: { type: 'number', default: 0, describe: 'Milliseconds before each answer' },
  fault: { type: 'string', array: true, default: [] as string[], describe: 'Deliberate faults' },
  style: { type: 'string', array: true, default: [] as string[], describe: 'Other ways to conform' },
  'list-faults': { type: 'boolean', default: false, describe: 'List the faults, and end' },
  'list-styles': { type: 'boolean', default: false, describe: 'List the styles, and end' },
} as const;

type SimulateArguments = InferredOptionTypes<typeof simulateOptions>;

export const simulateCommand: CommandModule<object, SimulateArguments> = {
  command: 'simulate',
  describe: 'Run the reference supplier',
  builder: (command) =>
    command
      .options(simulateOptions)
      .example('$0 simulate --port 8080', 'a conforming supplier; its token is demo-token')
      .example('$0 simulate --mode async --kci-url http://127.0.0.1:8090', 'answers 202 and sends KCIs')
      .example(
        '$0 simulate --mode async --kci-url http://127.0.0.1:8090 --kci-delay 0-2000',
        'KCIs arrive late, but in order for each entity',
      )
      .example('$0 simulate --list-faults', 'the faults, and the requirement that each violates'),
  handler: simulate,
};

async function simulate(options: SimulateArguments): Promise<void> {
  const { faults, styles } = await import('../../simulator/index.js');
  if (options['list-faults']) return print(faults.map(faultLine));
  if (options['list-styles']) return print(styles.map(({ name, description }) => `${name}\n    ${description}`));
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535)
    throw new UsageError('--port must be a whole number from 0 to 65535.');
  if (!Number.isInteger(options['kci-seed'])) throw new UsageError('--kci-seed must be a whole number.');
  const supplier = await start(options);
  print([`Reference supplier at ${supplier.url}; token demo-token, or POST ${supplier.url}/oauth2/token.`]);
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => once(process, name)));
  await supplier.close();
}

async function start(options: SimulateArguments): Promise<ReferenceSupplier> {
  const { startSupplier } = await import('../../simulator/index.js');
  try {
    return await startSupplier({
      port: options.port,
      ...(options.mode && { mode: options.mode }),
      ...(options['kci-url'] !== undefined && { kciUrl: options['kci-url'].replace(/\/$/, '') }),
      ...(options['kci-token'] !== undefined && { kciToken: options['kci-token'] }),
      kciDelayMs: delayOf(options['kci-delay']),
      kciSeed: options['kci-seed'],
      latencyMs: options.latency,
      faults: options.fault,
      styles: options.style,
    });
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'EADDRINUSE')
      throw new UsageError(`The port ${options.port} is in use. Choose another with --port.`, { cause: thrown });
    throw thrown;
  }
}

/**
 * @throws UsageError unless it is a number of milliseconds, or two with a hyphen between
 */
function delayOf(text: string): number | readonly [number, number] {
  const [, shortest, longest] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text.trim()) ?? [];
  if (shortest === undefined || Number(longest ?? shortest) < Number(shortest))
    throw new UsageError('--kci-delay must be milliseconds, such as 500, or two bounds, such as 0-2000.');
  return longest === undefined ? Number(shortest) : [Number(shortest), Number(longest)];
}

function faultLine({ name, requirement, operation, description }: Fault): string {
  return `${name}
    ${description}
    violates ${requirement} (${requirements[requirement].level}) in ${operation}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
