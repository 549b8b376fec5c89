import type { StimulusName } from '../../config/supplier-profile.js';
import { sendUpdate, type RequirementId } from '../../contract/requirements/index.js';
import type { Given } from '../given/given.js';
import { entityIn } from '../kci/inbox/entity.js';
import { statusIn, subjectOf, type Kci, type KciSubject } from '../kci/inbox/inbox.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { violates } from './later-outcome.js';
import { quote } from '../json/quote.js';
import { Excluded } from '../report/signals.js';
import type { Reply } from '../wire/reply.js';
import type { StateChange } from './state-changes.js';

/** A KCI that the supplier owes for something that has happened. */
export interface OwedKci {
  /** What it must be about. */
  readonly subject: KciSubject;
  /** The same in words, such as `service problem 17`. */
  readonly about: string;
  /** The requirement that a missing one violates. */
  readonly by: RequirementId;
  /** What has happened, such as `The service problem was held`. */
  readonly because: string;
  /** What it does, such as `reports that the problem is held`. */
  readonly does: string;
  readonly fits: (kci: Kci) => boolean;
  /** How many KCIs had arrived when it happened. */
  readonly after: number;
  /** When it happened: a date-time in UTC. */
  readonly since: string;
  /** Whether a 202 has promised it: then a repeat that goes well excuses nothing. */
  readonly isPromise?: true;
}

/** How many of the KCIs that came instead are named. */
const maxNamed = 5;

/**
 * The KCI that is owed. None within the KCI time-out is a violation, which states what was awaited, since when, and what
 * came instead.
 * @param reply the answer that led to it: its exchange is the evidence
 * @throws Excluded when no KCI inbox is open
 */
export async function expectKci(reply: Reply, given: Given, owed: OwedKci): Promise<Kci> {
  const kci = await given.kci(owed.subject, owed.fits, owed.after);
  return kci ?? missesKci(reply, given, owed);
}

/** States that a KCI that is owed did not come within the KCI time-out, and what came instead. */
export function missesKci(reply: Reply, given: Given, owed: Omit<OwedKci, 'fits'>): never {
  const { subject, about, by, because, does, after, since, isPromise } = owed;
  const seconds = given.kciTimeoutMs / 1000;
  violates(
    reply,
    by,
    {
      reason: `${because}, and no KCI that ${does} arrived about ${about}: it was awaited since ${since}, for ${seconds} s.`,
      expected: `a KCI about ${about} that ${does}, within the KCI time-out of ${seconds} s`,
      actual: instead(given.kcisAbout(subject, after)) ?? `no KCI about it${misnamed(reply, given, owed)}`,
      ...(given.kcisSoFar === 0 && { because: 'no-kci-at-all' }),
      ...(isPromise && { isPromise }),
    },
    sendUpdate,
  );
}

function instead(others: readonly Kci[]): string | undefined {
  if (others.length === 0) return undefined;
  const named = others.slice(0, maxNamed).map((kci) => {
    const status = statusIn(kci) ?? null;
    return `${quote(kci.body['reasonCode'] ?? null)} with the status ${quote(status)} at ${kci.arrivedAt}`;
  });
  const more = others.length > maxNamed ? `, and ${others.length - maxNamed} more` : '';
  return `instead came ${named.join(', ')}${more}`;
}

/** Names the first KCI that has the reference of what was awaited, or the id of the request in the place of its id. */
function misnamed({ sent }: Reply, given: Given, { subject, after }: Pick<OwedKci, 'subject' | 'after'>): string {
  const { id, ...byReference } = subject;
  const requestId = isJsonObject(sent) ? sent['id'] : undefined;
  const byRequest = typeof requestId === 'number' && requestId !== id ? [{ ...byReference, id: requestId }] : [];
  const [kci] = [...byRequest, { ...byReference, id: undefined }].flatMap((other) => given.kcisAbout(other, after));
  const entity = kci && entityIn(kci.body);
  if (!kci || !entity) return '';
  return `, but ${quote(kci.body['reasonCode'] ?? null)} about the id ${quote(entity.id ?? null)} and the reference ${quote(entity.reference ?? null)} at ${kci.arrivedAt}`;
}

/** Something of ours: its id, and the supplier's reference where it has one. */
interface Ours {
  readonly id: number;
  readonly reference?: string;
}

/**
 * Makes the supplier act, and expects the KCI that announces it. Gives that KCI, and what the stimulus answered.
 * @param after how many KCIs had come before those that count; by default, those before the supplier was made to act
 * @throws Excluded or NotRun when it cannot be made to act
 */
export async function expectChange(
  reply: Reply,
  given: Given,
  ours: Ours,
  stimulus: StimulusName,
  change: StateChange,
  after?: number,
): Promise<{ readonly kci: Kci; readonly answer: JsonObject | undefined }> {
  const subject = { ...subjectOf(ours), entityKind: change.kind };
  const provoked = await given.provoke(stimulus, subject);
  const kci = await expectKci(reply, given, {
    ...change,
    subject,
    about: `${change.about} ${ours.id}`,
    after: after ?? provoked.after,
    since: provoked.since,
  });
  return { kci, answer: provoked.answer };
}

/**
 * Expects the KCI that announces what happens in any case: after the stimulus where there is one, and else on its own.
 * @throws Excluded when no KCI inbox is open
 */
export async function expectChangeAnyway(
  reply: Reply,
  given: Given,
  ours: Ours,
  stimulus: StimulusName,
  change: StateChange,
): Promise<void> {
  const since = new Date().toISOString();
  try {
    given.canProvoke(stimulus);
    await expectChange(reply, given, ours, stimulus, change, 0);
  } catch (thrown) {
    if (!(thrown instanceof Excluded) || thrown.choice !== 'stimulus') throw thrown;
    await expectKci(reply, given, {
      ...change,
      because: `The ${change.about} was accepted (if one takes longer than this: a longer kcis.timeoutMs, the stimulus ${stimulus}, or \`stimuli.${stimulus}: false\`)`,
      subject: { ...subjectOf(ours), entityKind: change.kind },
      about: `${change.about} ${ours.id}`,
      after: 0,
      since,
    });
  }
}
