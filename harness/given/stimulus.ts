import type { StimulusName } from '../../config/supplier-profile.js';
import { jsonIn } from '../json/bounded-json.js';
import type { KciSubject } from '../kci/inbox/inbox.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { runCommand } from './run-command.js';
import type { StimulusContext } from './run-context.js';
import { filled, filledUrl, shellCommand, type StimulusValues } from './stimulus-values.js';
import { Interrupted, Excluded, NoStimulus, NotClaimed, NotRun } from '../report/signals.js';

/**
 * Makes the supplier act, as the profile says how. Gives what the stimulus answered, if that is JSON.
 * @throws NotClaimed when the profile says that the supplier cannot be made to do that
 * @throws Excluded when the profile has no such stimulus, or only a manual one that no operator carries out
 * @throws NoStimulus when it was assumed, and the supplier does not have it
 * @throws NotRun when a stimulus that the profile gives fails
 */
export async function stimulate(
  run: StimulusContext,
  name: StimulusName,
  subject: KciSubject,
): Promise<JsonObject | undefined> {
  if (!run.settings.assumed.includes(`stimuli.${name}`)) return act(run, name, subject);
  const missing = `The supplier does not support the stimulus ${name}, which was assumed; name another in the profile.`;
  try {
    const answer = await act(run, name, subject);
    const { supplierReference, resolutionId } = answer ?? {};
    if (typeof supplierReference === 'string' || typeof resolutionId === 'string') return answer;
  } catch (thrown) {
    if (!(thrown instanceof NotRun)) throw thrown;
    throw new NoStimulus(missing, 'stimulus', { cause: thrown, key: keyOf(name) });
  }
  // Something answers every path with 2xx: that does not show that it did anything.
  throw new NoStimulus(missing, 'stimulus', { key: keyOf(name) });
}

/**
 * Why a test case cannot go on without a stimulus: the profile says that the supplier cannot be made to do that, or it
 * was left out.
 */
export function withoutStimulus(
  { profile }: Pick<StimulusContext, 'profile'>,
  name: StimulusName,
  reason: string,
): NotClaimed | Excluded {
  if (profile.stimuli[name] !== false) return new Excluded(reason, 'stimulus', { key: keyOf(name) });
  return new NotClaimed(`The profile says that the supplier cannot be made to do this: stimuli.${name}.`, keyOf(name));
}

function keyOf(name: StimulusName): string {
  return `stimuli.${name}`;
}

async function act(run: StimulusContext, name: StimulusName, subject: KciSubject): Promise<JsonObject | undefined> {
  const stimulus = run.profile.stimuli[name];
  if (!stimulus) throw withoutStimulus(run, name, `The profile has no stimulus ${name}.`);
  if (subject.supplierReference === undefined && templateOf(stimulus).includes('{supplierReference}'))
    throw withoutStimulus(
      run,
      name,
      `The stimulus ${name} names {supplierReference}, and the supplier gave no reference: use {id}, which is always there.`,
    );
  const values = { id: String(subject.id), supplierReference: subject.supplierReference ?? '' };
  if ('post' in stimulus) return post(run, name, filledUrl(name, stimulus.post, values));
  if ('run' in stimulus) return execute(run, name, stimulus.run, values);
  return ask(
    run,
    name,
    filled(stimulus.manual, (key) => values[key]),
  );
}

/** Where the placeholders of a stimulus stand. */
function templateOf(
  stimulus: { readonly post: string } | { readonly run: string } | { readonly manual: string },
): string {
  if ('post' in stimulus) return stimulus.post;
  return 'run' in stimulus ? stimulus.run : stimulus.manual;
}

async function ask({ operator }: StimulusContext, name: StimulusName, sentence: string): Promise<undefined> {
  if (!operator)
    throw new Excluded(`The stimulus ${name} needs a person at a terminal (${sentence}).`, 'operator', {
      key: keyOf(name),
    });
  if (!(await operator.ask(sentence)))
    throw new Excluded(`The stimulus ${name} was skipped (${sentence}).`, 'operator', { key: keyOf(name) });
}

async function post(run: StimulusContext, name: StimulusName, url: string): Promise<JsonObject | undefined> {
  const startedAt = new Date().toISOString();
  const request = { method: 'POST', url, headers: [['Accept', 'application/json']] as const };
  const { response, failure } = await run.probeClient.send(request);
  run.recorder.record({ startedAt, durationMs: 0, request, ...(response ? { response } : { failure }) });
  if (failure && failure.kind !== 'unreachable')
    throw new Interrupted(`The stimulus ${name} failed: ${failure.message}`, { because: 'stimulus', about: name });
  if (!response || response.status >= 300)
    throw new NotRun(
      `The stimulus ${name} failed: ${response ? `it was answered ${response.status}` : failure.message}.`,
      { because: 'stimulus', about: name },
    );
  return parsed(response.text);
}

async function execute(
  run: StimulusContext,
  name: StimulusName,
  command: string,
  values: StimulusValues,
): Promise<JsonObject | undefined> {
  const { text, env } = shellCommand(name, command, values);
  const timeoutMs = run.profile.limits.requestTimeoutMs;
  const { stdout, stderr, failure } = await runCommand(text, env, { timeoutMs, ended: run.ended });
  if (failure === undefined) return parsed(stdout);
  // Cleaned before it is cut: the beginning of a secret is one, too.
  const words = run.redactor.text(stderr.trim());
  const said = words === '' ? '.' : `: ${words.slice(0, maxQuoted)}`;
  throw new NotRun(`The stimulus ${name} failed: ${failure}${said}`, { because: 'stimulus', about: name });
}

/** So much of what a command says is quoted, in characters; not the command itself, in which there may be secrets. */
const maxQuoted = 500;

function parsed(text: string | undefined): JsonObject | undefined {
  const value = jsonIn(text);
  return isJsonObject(value) ? value : undefined;
}
