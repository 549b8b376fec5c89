import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { StimulusName } from '../../config/supplier-profile.js';
import { parseJson } from '../json/bounded-json.js';
import { messageOf } from '../report/errors.js';
import type { KciSubject } from '../kci/inbox/inbox.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import type { Session } from '../session/session.js';
import { Interrupted, LeftOut, NoStimulus, NotRun } from '../report/signals.js';

const runFile = promisify(execFile);

/**
 * Makes the supplier act, as the profile says how. Gives what the stimulus answered, if that is JSON.
 * @throws LeftOut when the profile has no such stimulus, or only one for a person, and nobody is there or willing
 * @throws NoStimulus when it was assumed, and the supplier does not have it
 * @throws NotRun when a stimulus that the profile gives fails
 */
export async function stimulate(
  session: Session,
  name: StimulusName,
  subject: KciSubject,
): Promise<JsonObject | undefined> {
  if (!session.settings.assumed.includes(`stimuli.${name}`)) return act(session, name, subject);
  const missing = `The supplier has not the stimulus ${name} that was assumed; the profile can name its own.`;
  try {
    const answer = await act(session, name, subject);
    const { supplierReference, resolutionId } = answer ?? {};
    if (typeof supplierReference === 'string' || typeof resolutionId === 'string') return answer;
  } catch (thrown) {
    if (!(thrown instanceof NotRun)) throw thrown;
    throw new NoStimulus(missing, { cause: thrown });
  }
  // Something answers every path with 2xx: that does not show that it did anything.
  throw new NoStimulus(missing);
}

async function act(session: Session, name: StimulusName, subject: KciSubject): Promise<JsonObject | undefined> {
  const stimulus = session.profile.stimuli[name];
  if (!stimulus) throw new LeftOut(`The profile has no stimulus ${name}.`);
  const values: Readonly<Record<string, string>> = {
    id: String(subject.id),
    supplierReference: subject.supplierReference ?? '',
  };
  const fill = (text: string, encode: (value: string) => string) =>
    text.replace(/\{(id|supplierReference)\}/g, (_, key: string) => encode(values[key] ?? ''));
  if ('post' in stimulus) return post(session, name, fill(stimulus.post, encodeURIComponent));
  if ('run' in stimulus) return run(session, name, fill(stimulus.run, shellWord));
  return ask(
    session,
    name,
    fill(stimulus.manual, (value) => value),
  );
}

async function ask({ person }: Session, name: StimulusName, sentence: string): Promise<undefined> {
  if (!person) throw new LeftOut(`The stimulus ${name} needs a person at a terminal (${sentence}).`);
  if (!(await person.ask(sentence))) throw new LeftOut(`The stimulus ${name} was skipped (${sentence}).`);
}

async function post(session: Session, name: StimulusName, url: string): Promise<JsonObject | undefined> {
  const startedAt = new Date().toISOString();
  const request = { method: 'POST', url, headers: [['Accept', 'application/json']] as const };
  const { response, failure } = await session.aside.send(request);
  session.recorder.record({ startedAt, durationMs: 0, request, ...(response ? { response } : { failure }) });
  if (failure && failure.kind !== 'unreachable')
    throw new Interrupted(`The stimulus ${name} failed: ${failure.message}`);
  if (!response || response.status >= 300)
    throw new NotRun(
      `The stimulus ${name} failed: ${response ? `it was answered ${response.status}` : failure.message}.`,
    );
  return parsed(response.text);
}

async function run(session: Session, name: StimulusName, command: string): Promise<JsonObject | undefined> {
  try {
    const { stdout } = await runFile('sh', ['-c', command], { timeout: session.profile.limits.requestTimeoutMs });
    return parsed(stdout);
  } catch (thrown) {
    throw new NotRun(`The stimulus ${name} failed: ${session.redactor.text(messageOf(thrown))}`, { cause: thrown });
  }
}

/** One shell word whatever a supplier puts into its references. */
function shellWord(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

function parsed(text: string | undefined): JsonObject | undefined {
  try {
    const value = parseJson(text ?? '');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
