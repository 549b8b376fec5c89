import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline/promises';
import { stringify } from 'yaml';
import { isLoopback } from '../config/addresses.js';
import { loadProfile } from '../config/load.js';
import { messageOf } from '../harness/errors.js';
import type { InitArguments } from './commands/init.js';
import { UsageError } from './usage-error.js';

/** What a starter profile says. */
type Answers = Required<{ [K in Exclude<keyof InitArguments, 'out' | 'force'>]: NonNullable<InitArguments[K]> }>;

const examples: Answers = {
  name: 'Example Net',
  'base-url': 'https://cvt.example.net',
  auth: 'bearer',
  'token-url': 'https://cvt.example.net/oauth2/token',
  'client-id': 'conformance',
  tenant: 'TENANT1',
  answers: 'both',
  'kci-listen': '',
};

/**
 * Writes a commented starter profile. On a terminal it asks for what no option says.
 * @throws UsageError when the file is there already, cannot be written, or an answer makes no valid profile
 */
export async function writeStarter({ out, force, ...given }: InitArguments): Promise<void> {
  if (existsSync(out) && !force)
    throw new UsageError(`${out} is there already. Name another with --out, or give --force.`);
  const answers = process.stdin.isTTY && process.stderr.isTTY ? await ask(given) : { ...examples, ...defined(given) };
  const text = starterProfile(answers);
  loadProfile(text, out, { FCC_TOKEN: 'x', FCC_PASSWORD: 'x', FCC_CLIENT_SECRET: 'x', FCC_KCI_TOKEN: 'x' });
  try {
    await writeFile(out, text);
  } catch (cause) {
    throw new UsageError(`${out} cannot be written (${messageOf(cause)}).`, { cause });
  }
  process.stdout.write(
    `Written: ${out}. Next: fibre-cafe-conformance doctor --profile ${out}, then run --profile ${out} --mode smoke.\n`,
  );
}

/** A starter profile, with what each key means beside it. Exported for its test. */
export function starterProfile(answers: Answers): string {
  const codes = { sync: '[201]', async: '[202]', both: '[201, 202]' }[answers.answers];
  const kcis = answers['kci-listen'] !== '';
  const local = URL.canParse(answers['base-url']) && isLoopback(answers['base-url']) ? '# ' : '';
  return `# Supplier profile for fibre-cafe-conformance. Every key is explained in config/examples/conformance.yaml.
# \${NAME} is replaced by the environment variable NAME: secrets belong there, never in this file.

supplier:
  # Your name, as reports show it.
  name: ${scalar(answers.name)}
  # Your test system: the address to which /service-problems is appended.
  baseUrl: ${scalar(answers['base-url'])}

# How the suite proves who it is.
auth:
${authentication(answers)}

# The value of the Tenant header.
tenant: ${scalar(answers.tenant)}

# What you implement. Whatever is false is not examined; a list names the success codes that you use.
implements:
  service-problems:
    create: ${codes}
    amend: ${codes}
    cancel: ${codes}
    resolutions: true

# Values that your test system knows. Put your own in place of these of the documented examples.
testData:
  # A live service that a problem can be raised for, and its specification.
  serviceId: SI2345432345345
  serviceSpecificationId: ftthl2r
  # A well-formed service identifier that you do not know: a rejection is provoked with it.
  unknownServiceId: SI0000000000000

# Where the suite receives your KCIs; without it nothing that follows a 202 is examined.
${kcis ? '' : '# '}kcis:
${kcis ? '' : '# '}  listen: ${kcis ? scalar(answers['kci-listen']) : '192.0.2.10:8090'}
#   publicUrl: http://192.0.2.10:8090   # if your test system reaches it by another address
#   token: \${FCC_KCI_TOKEN}             # if you send a bearer token with KCIs

# How to make your test system act where the API alone cannot: { post: URL }, { run: COMMAND } or { manual: SENTENCE }.
# stimuli:
#   resolveServiceProblem: { post: '${'https://cvt.example.net/_test/resolve/{supplierReference}'}' }

# How hard the suite works. On the same machine no rate is kept to unless one is given.
${local}limits:
${local}  requestsPerSecond: 20
${local}  concurrency: 4
`;
}

function authentication(answers: Answers): string {
  switch (answers.auth) {
    case 'none':
      return '  type: none';
    case 'bearer':
      return '  type: bearer\n  token: ${FCC_TOKEN}';
    case 'basic':
      return '  type: basic\n  username: conformance\n  password: ${FCC_PASSWORD}';
    case 'oauth2':
      return `  type: oauth2\n  tokenUrl: ${scalar(answers['token-url'])}\n  clientId: ${scalar(answers['client-id'])}\n  clientSecret: \${FCC_CLIENT_SECRET}`;
  }
}

/** A text as a YAML scalar, whatever is in it; `${` is no variable there. */
function scalar(text: string): string {
  return stringify(
    text.replaceAll('${', () => '$${'),
    { lineWidth: 0, defaultStringType: 'PLAIN' },
  ).trimEnd();
}

async function ask(given: Partial<InitArguments>): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const known = defined(given);
    const auth =
      known.auth ?? (await choose(terminal, 'How to log in', ['bearer', 'basic', 'oauth2', 'none'] as const));
    const text = async (
      key: 'name' | 'base-url' | 'token-url' | 'client-id' | 'tenant' | 'kci-listen',
      question: string,
    ) => known[key] ?? (await asked(terminal, question, examples[key]));
    return {
      auth,
      name: await text('name', 'Your name, as reports show it'),
      'base-url': await text('base-url', 'The base URL of your test system'),
      'token-url': auth === 'oauth2' ? await text('token-url', 'The token endpoint') : examples['token-url'],
      'client-id': auth === 'oauth2' ? await text('client-id', 'The client id') : examples['client-id'],
      tenant: await text('tenant', 'The tenant'),
      answers: known.answers ?? (await choose(terminal, 'How you answer', ['both', 'sync', 'async'] as const)),
      'kci-listen': await text('kci-listen', 'HOST:PORT where the suite receives KCIs (empty: nowhere)'),
    };
  } finally {
    terminal.close();
  }
}

/** @throws UsageError at Ctrl-C or Ctrl-D, which some versions of node leave unanswered for ever */
async function answered(terminal: Interface, question: string): Promise<string> {
  const given = new AbortController();
  const closed = once(terminal, 'close', { signal: given.signal }).then(() => undefined);
  const answer = await Promise.race([terminal.question(question), closed]).catch(() => undefined);
  given.abort();
  closed.catch(() => undefined);
  if (answer === undefined) throw new UsageError('Nothing was written.');
  return answer;
}

async function asked(terminal: Interface, question: string, fallback: string): Promise<string> {
  const answer = (await answered(terminal, `${question}${fallback === '' ? '' : ` [${fallback}]`}: `)).trim();
  return answer === '' ? fallback : answer;
}

async function choose<T extends string>(
  terminal: Interface,
  question: string,
  choices: readonly [T, ...T[]],
): Promise<T> {
  for (;;) {
    const answer = await asked(terminal, `${question} (${choices.join(', ')})`, choices[0]);
    const chosen = choices.find((choice) => choice === answer);
    if (chosen !== undefined) return chosen;
  }
}

function defined(given: Partial<InitArguments>): Partial<Answers> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Answers>;
}
