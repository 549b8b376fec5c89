import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline/promises';
import type { InitArguments } from './options.js';
import type { Readable, Writable } from 'node:stream';
import { defined, exampleAnswers, implementableAreas, type Answers } from './starter-answers.js';
import { nearest } from '../terminal/nearest.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Asks on the terminal for what was not given.
 * @throws UsageError at Ctrl-C or Ctrl-D
 */
export async function ask(
  given: Partial<InitArguments>,
  { input, output }: { readonly input: Readable; readonly output: Writable } = {
    input: process.stdin,
    output: process.stderr,
  },
): Promise<Answers> {
  const terminal = createInterface({ input, output });
  try {
    const known = defined(given);
    const auth =
      known.auth ?? (await choose(terminal, 'How to log in', ['bearer', 'basic', 'oauth2', 'none'] as const));
    const text = async (
      key: 'name' | 'base-url' | 'token-url' | 'client-id' | 'tenant' | 'kci-listen',
      question: string,
    ) => known[key] ?? (await asked(terminal, question, exampleAnswers[key]));
    return {
      auth,
      name: await text('name', 'Your name, as reports show it'),
      'base-url': await text('base-url', 'The base URL of your test system'),
      'token-url': auth === 'oauth2' ? await text('token-url', 'The token endpoint') : exampleAnswers['token-url'],
      'client-id': auth === 'oauth2' ? await text('client-id', 'The client id') : exampleAnswers['client-id'],
      tenant: await text('tenant', 'The tenant'),
      answers: known.answers ?? (await choose(terminal, 'How you answer', ['both', 'sync', 'async'] as const)),
      area: known.area ?? (await chooseAreas(terminal, 'The areas that you implement', output)),
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

/** Some of the areas, as a list with commas; an empty answer means all of them. */
async function chooseAreas(terminal: Interface, question: string, output: Writable): Promise<Answers['area']> {
  const choices: readonly string[] = implementableAreas;
  for (;;) {
    const answer = await asked(terminal, `${question} (${choices.join(', ')}; empty: all)`, '');
    const named = answer.split(/[\s,]+/).filter(Boolean);
    const [unknown] = named.filter((name) => !choices.includes(name));
    if (unknown === undefined) return [...(named.length === 0 ? choices : named)];
    output.write(`There is no area ${unknown}.${nearest(unknown, choices)}\n`);
  }
}
