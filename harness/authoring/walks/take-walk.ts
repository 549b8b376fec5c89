import { lifecycles, type LifecycleName } from '../../../contract/lifecycles/index.js';
import { sendUpdate, type OperationKey, type RequirementId } from '../../../contract/requirements/index.js';
import { isJsonObject } from '../../json/json.js';
import { answersAmendment, answersCancellation } from '../../kci/outcomes.js';
import { statusIn, type Kci } from '../../kci/inbox/inbox.js';
import type { KnownEntity } from '../../kci/inbox/entity.js';
import { expectRefusedNowOrLater } from '../later-outcome.js';
import { expect } from '../matchers.js';
import { missesKci } from '../expected-kci.js';
import type { TestContext } from '../purpose.js';
import type { Reply } from '../../wire/reply.js';
import { NotRun } from '../../report/signals.js';
import { expectSoundKcis } from '../valid-kcis.js';
import { wordsOf, type Walk, type WalkName, type WalkStep } from './walk.js';
import type { Walked, WalkKind, WalkRequest, WalkRule } from './walked.js';

/** The reason codes with which a KCI can answer an amendment or a cancellation. */
const answering = ['AMENDED', 'CANCELLED', 'UPDATE', 'RESUBMIT', 'TERMINATED'];

/** How often one problem or order is amended: each time may take as long as a KCI, and more would show nothing new. */
const maxAmendments = 4;

/** What a walk is taken with. */
type Tools = Pick<TestContext, 'given' | 'supplier' | 'note'>;

/**
 * Takes one walk with fresh problems or orders, and holds each answer of one operation against what is documented in
 * the state that the walk has led to. A possible event may be refused, which is noted; one that the state excludes may
 * not be confirmed. What is done with one problem does not wait for KCIs about the other.
 * @param judged the operation whose answers are judged, or POST /kcis for the KCIs; all others only lead there
 * @throws Excluded, Inconclusive or NotRun when a step cannot be taken
 */
export async function takeWalk<Thing extends { readonly id: number }>(
  walk: Walk,
  kind: WalkKind<Thing>,
  judged: OperationKey,
  { given, supplier, note }: Tools,
): Promise<void> {
  const since = given.conversations.posts;
  const steps: string[] = [];
  const raised = new Map<WalkName, Raised<Thing>>();
  let last: Reply | undefined;

  async function raise(name: WalkName): Promise<Raised<Thing>> {
    const { reply, acknowledged } = await kind.raise();
    steps.push(`raise ${kind.noun} ${name} (${reply.status})`);
    last = reply;
    const walked = acknowledged().then((thing): Walked<Thing> => ({
      name,
      thing,
      status: 'ACKNOWLEDGED',
      amendments: 0,
      unsure: false,
      isDecided: false,
    }));
    const entry = { walked, settled: walked.then(() => undefined) };
    // The one who takes the next step with it waits for it, and so does the end of the walk.
    entry.settled.catch(() => undefined);
    raised.set(name, entry);
    return entry;
  }

  async function take(step: WalkStep): Promise<void> {
    const { action, name } = wordsOf(step);
    const rule = kind.rules[action];
    if (!rule) return;
    const entry = raised.get(name) ?? (await raise(name));
    await entry.settled;
    const walked = await entry.walked;
    const ended = isFinal(kind.kind, walked.status) ? rule.ended[walked.status] : undefined;
    const isOver = ended !== undefined;
    if (!isOver && action === 'amend' && walked.amendments === maxAmendments) return;
    const event = await kind.request(action, walked);
    if (!event) return;
    const after = given.kcisSoFar;
    const reply = await supplier.send(event.request);
    last = reply;
    steps.push(`${step} (${reply.status})`);
    const judges = judged === rule.operation;
    // Whatever is refused here may be, and says nothing of how much this supplier accepts.
    if (reply.refused) reply.journal.wasNotValid(reply);
    if (isOver) {
      if (judges && !event.repeats)
        await withSteps(reply, steps, () => expectRefusal(reply, walked, ended, { rule, event, after }));
      return;
    }
    if (judges && !reply.refused) await withSteps(reply, steps, () => expect(reply).toBeAccepted());
    if (reply.refused)
      note(`A possible event of a walk was refused, which the documents leave open: ${action} (${reply.status}).`);
    if (judges && reply.refused) await withSteps(reply, steps, () => expect(reply).toBeAnswered());
    if (!reply.accepted) return;
    if (action === 'amend') walked.amendments++;
    if (reply.status !== 202 || event.confirmedBy === undefined) {
      const isShown = event.isShown?.(reply) ?? true;
      walked.status = (isShown ? event.leadsTo : undefined) ?? walked.status;
      // What has not been shown may be so all the same.
      walked.unsure ||= !isShown;
      walked.isDecided ||= event.confirmedBy === undefined;
      return;
    }
    entry.settled = settle(reply, walked, { rule, event, after });
    entry.settled.catch(() => undefined);
  }

  async function expectRefusal(
    reply: Reply,
    walked: Walked<Thing>,
    by: RequirementId,
    { event, after }: Taken,
  ): Promise<void> {
    if (event.confirmedBy === undefined)
      return expect(reply).toBeRejected({ by, described: [422], otherwise: kind.rejectionCode });
    // A KCI that comes late would look like one that confirms this.
    if (reply.status === 202 && walked.unsure) return;
    const { confirmedBy } = event;
    await expectRefusedNowOrLater(reply, given, {
      about: walked.thing,
      by,
      confirmedBy,
      after,
      otherwise: kind.rejectionCode,
    });
  }

  /** Waits for the KCI that a 202 promises, and notes what it leads to. */
  async function settle(reply: Reply, walked: Walked<Thing>, { rule, event, after }: Taken): Promise<void> {
    const { thing } = walked;
    let isTold = false;
    const kci = await given.kci(
      thing,
      (candidate) => {
        isTold ||= keepsPromise(candidate, reply, event);
        return isAnswer(candidate, walked.isDecided);
      },
      after,
    );
    const reason = kci?.body['reasonCode'];
    const status = kci && statusIn(kci);
    walked.unsure ||= reason !== event.confirmedBy;
    if (reason === event.confirmedBy || status === event.leadsTo) walked.status = event.leadsTo ?? walked.status;
    else if (typeof status === 'string') walked.status = status;
    if (kci ?? isTold) return;
    if (judged !== sendUpdate || rule.untold === undefined)
      throw new NotRun(`A prerequisite failed: no KCI said what became of a 202 to ${rule.operation}.`, {
        because: 'no-kci',
        about: rule.operation,
      });
    const { untold } = rule;
    await withSteps(reply, steps, () =>
      missesKci(reply, given, {
        subject: thing,
        about: `${kind.noun} ${thing.id}`,
        by: untold,
        because: `The ${rule.operation} of ${reply.exchange.startedAt} was answered 202`,
        does: 'says what became of it',
        after,
        since: reply.exchange.startedAt,
        isPromise: true,
      }),
    );
  }

  for (const step of walk) await take(step);
  const all = await Promise.all([...raised.values()].map(async ({ walked, settled }) => settled.then(() => walked)));
  if (judged !== sendUpdate || !last) return;
  const reply = last;
  const known: KnownEntity[] = all.map(({ thing: { id } }) => ({ kind: kind.kind, id }));
  await withSteps(reply, steps, () => expectSoundKcis(reply, given, known, since));
}

/** A problem or order that was raised: known once it is acknowledged, and ready when what was begun is settled. */
interface Raised<Thing extends { readonly id: number }> {
  readonly walked: Promise<Walked<Thing>>;
  settled: Promise<void>;
}

/** An event that was taken, and how many KCIs had come before. */
interface Taken {
  readonly rule: WalkRule;
  readonly event: WalkRequest;
  readonly after: number;
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

/** Whether nothing follows a state, by the table of the lifecycle. */
function isFinal(name: LifecycleName, status: string): boolean {
  return lifecycles[name].states[status]?.final !== undefined;
}

/** Whether a KCI says what became of an amendment or a cancellation. */
function keepsPromise(kci: Kci, { sent }: Reply, { confirmedBy }: WalkRequest): boolean {
  return confirmedBy === 'AMENDED' && isJsonObject(sent) ? answersAmendment(kci, sent) : answersCancellation(kci);
}

/** Whether a KCI can answer an amendment or a cancellation. */
function isAnswer({ body: { reasonCode } }: Kci, isDecided: boolean): boolean {
  if (typeof reasonCode !== 'string' || (isDecided && reasonCode === 'UPDATE')) return false;
  return reasonCode.endsWith('REJECTED') || answering.includes(reasonCode);
}
