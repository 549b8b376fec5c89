import { sendUpdate, type OperationKey, type RequirementId } from '../../../contract/requirements/index.js';
import type { KnownEntity } from '../../kci/inbox/entity.js';
import type { Reply } from '../../wire/reply.js';
import { NotRun } from '../../report/signals.js';
import { missesKci } from '../expected-kci.js';
import { expectRefusedNowOrLater } from '../later-outcome.js';
import { expect } from '../matchers.js';
import type { TestContext } from '../purpose.js';
import { expectSoundKcis } from '../valid-kcis.js';
import type { WalkRequest, WalkRule } from './walked.js';

/** What happened in a walk, as far as there is something to judge. */
export type TakenStep = {
  /** The answer that it is about. */
  readonly reply: Reply;
  /** All events so far, in words. */
  readonly steps: readonly string[];
} & (
  | AnsweredStep
  /** No KCI said what became of a 202. */
  | ({ readonly what: 'untold' } & StepFacts)
  /** The walk is over: every KCI about its problems or orders since a post is judged. */
  | { readonly what: 'end'; readonly known: readonly KnownEntity[]; readonly since: number }
);

/** An event was answered. */
interface AnsweredStep extends StepFacts {
  readonly what: 'answer';
  /** What a confirmation violates, where the state excludes the event. */
  readonly ended: RequirementId | undefined;
  /** Whether a KCI may still be under way that would look like the answer to this. */
  readonly unsure: boolean;
}

/** What an event was checked against, what it was about, and how many KCIs had come before. */
interface StepFacts {
  readonly rule: WalkRule;
  readonly event: WalkRequest;
  readonly about: { readonly id: number };
  readonly noun: string;
  readonly rejectionCode: RequirementId;
  readonly after: number;
}

/** Judges one step of a walk, if it is about this operation; POST /kcis means the KCIs. */
export async function judgeStep(step: TakenStep, judged: OperationKey, given: TestContext['given']): Promise<void> {
  const { reply, steps } = step;
  if (step.what === 'untold') return judgeUntold(step, judged, given);
  if (step.what === 'end') {
    if (judged === sendUpdate)
      await withSteps(reply, steps, () => expectSoundKcis(reply, given, step.known, step.since));
    return;
  }
  if (judged !== step.rule.operation) return;
  const { ended, event } = step;
  if (ended !== undefined) {
    if (!event.repeats) await withSteps(reply, steps, () => expectRefusal(step, ended, given));
  } else if (reply.refused) await withSteps(reply, steps, () => expect(reply).toBeAnswered());
  else await withSteps(reply, steps, () => expect(reply).toBeAccepted());
}

async function expectRefusal(
  { reply, event, about, after, unsure, rejectionCode }: AnsweredStep & { readonly reply: Reply },
  by: RequirementId,
  given: TestContext['given'],
): Promise<void> {
  const { confirmedBy } = event;
  if (confirmedBy === undefined) return expect(reply).toBeRejected({ by, described: [422], otherwise: rejectionCode });
  // A KCI that comes late would look like one that confirms this.
  if (reply.status === 202 && unsure) return;
  await expectRefusedNowOrLater(reply, given, { about, by, confirmedBy, after, otherwise: rejectionCode });
}

async function judgeUntold(
  { reply, steps, rule, about, noun, after }: StepFacts & { readonly reply: Reply; readonly steps: readonly string[] },
  judged: OperationKey,
  given: TestContext['given'],
): Promise<void> {
  const { untold } = rule;
  if (judged !== sendUpdate || untold === undefined)
    throw new NotRun(`A prerequisite failed: no KCI said what became of a 202 to ${rule.operation}.`, {
      because: 'no-kci',
      about: rule.operation,
    });
  await withSteps(reply, steps, () =>
    missesKci(reply, given, {
      subject: about,
      about: `${noun} ${about.id}`,
      by: untold,
      because: `The ${rule.operation} of ${reply.exchange.startedAt} was answered 202`,
      does: 'says what became of it',
      after,
      since: reply.exchange.startedAt,
      isPromise: true,
    }),
  );
}

/** Judges an answer, and adds the steps that led there to what is found. */
async function withSteps(reply: Reply, steps: readonly string[], judge: () => Promise<void> | void): Promise<void> {
  const walk = steps.map((step, index) => `${index + 1}. ${step}`).join('; ');
  try {
    await judge();
  } finally {
    const { findings } = reply.journal;
    for (const [index, found] of findings.entries())
      if (found.exchange === reply.exchange.number && !found.reason.includes('The walk: '))
        findings[index] = { ...found, reason: `${found.reason} The walk: ${walk}.` };
  }
}
