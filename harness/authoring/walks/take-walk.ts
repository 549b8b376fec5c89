import { lifecycles, type LifecycleName } from '../../../contract/lifecycles/index.js';
import { isJsonObject } from '../../json/json.js';
import { answersAmendment, answersCancellation } from '../../kci/oracles/outcome.js';
import { statusIn, type Kci } from '../../kci/inbox/inbox.js';
import type { KnownEntity } from '../../kci/inbox/entity.js';
import type { TestContext } from '../purpose.js';
import type { Reply } from '../../wire/reply.js';
import type { TakenStep } from './judge-step.js';
import { wordsOf, type Walk, type WalkName, type WalkStep } from './walk.js';
import type { Walked, WalkKind, WalkRequest } from './walked.js';

/** The reason codes with which a KCI can answer an amendment or a cancellation. */
const answering = ['AMENDED', 'CANCELLED', 'UPDATE', 'RESUBMIT', 'TERMINATED'];

/** How often one problem or order is amended: each time may take as long as a KCI, and more would show nothing new. */
const maxAmendments = 4;

/** What a walk is taken with. */
type Tools = Pick<TestContext, 'given' | 'supplier' | 'note'>;

/**
 * Takes one walk with fresh problems or orders, and has each step judged as soon as it is taken, in the state that the
 * walk has led to. A possible event may be refused, which is noted; one that the state excludes may not be confirmed.
 * What is done with one problem does not wait for KCIs about the other.
 * @param judge see `judgeStep`
 * @throws Excluded, Inconclusive or NotRun when a step cannot be taken
 */
export async function takeWalk<Thing extends { readonly id: number }>(
  walk: Walk,
  kind: WalkKind<Thing>,
  judge: (step: TakenStep) => Promise<void>,
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
    // Whatever is refused here may be, and says nothing of how much this supplier accepts.
    if (reply.refused) reply.journal.wasNotValid(reply);
    const { noun, rejectionCode } = kind;
    const facts = { rule, event, after, about: walked.thing, noun, rejectionCode, reply, steps: [...steps] };
    if (!isOver && reply.refused)
      note(`A possible event of a walk was refused, which the documents leave open: ${action} (${reply.status}).`);
    await judge({ what: 'answer', ...facts, ended, unsure: walked.unsure });
    if (isOver || !reply.accepted) return;
    if (action === 'amend') walked.amendments++;
    if (reply.status !== 202 || event.confirmedBy === undefined) {
      const isShown = event.isShown?.(reply) ?? true;
      walked.status = (isShown ? event.leadsTo : undefined) ?? walked.status;
      // What has not been shown may be so all the same.
      walked.unsure ||= !isShown;
      walked.isDecided ||= event.confirmedBy === undefined;
      return;
    }
    entry.settled = settle(reply, walked, event, after, () => judge({ what: 'untold', ...facts }));
    entry.settled.catch(() => undefined);
  }

  /** Waits for the KCI that a 202 promises, and notes what it leads to. */
  async function settle(
    reply: Reply,
    walked: Walked<Thing>,
    event: WalkRequest,
    after: number,
    isUntold: () => Promise<void>,
  ): Promise<void> {
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
    if (!kci && !isTold) await isUntold();
  }

  for (const step of walk) await take(step);
  const all = await Promise.all([...raised.values()].map(async ({ walked, settled }) => settled.then(() => walked)));
  if (!last) return;
  const known: KnownEntity[] = all.map(({ thing: { id } }) => ({ kind: kind.kind, id }));
  await judge({ what: 'end', reply: last, steps, known, since });
}

/** A problem or order that was raised: known once it is acknowledged, and ready when what was begun is settled. */
interface Raised<Thing extends { readonly id: number }> {
  readonly walked: Promise<Walked<Thing>>;
  settled: Promise<void>;
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
