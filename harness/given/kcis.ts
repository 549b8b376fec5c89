import type { Kci, KciSubject } from '../kci/inbox/inbox.js';
import type { RunContext } from './run-context.js';
import { Excluded } from '../report/signals.js';

/** A sentence for what cannot be examined because no KCIs are received. */
export function withoutInbox(what: string): string {
  return `${what}, and no KCI inbox is open: give --kci-listen to examine what follows.`;
}

/** How many KCIs have arrived so far: those that follow from a request that is sent now come after. */
export function kcisSoFar({ inbox }: Pick<RunContext, 'inbox'>): number {
  return inbox?.arrivals ?? 0;
}

/**
 * A KCI about a subject that a condition holds for; undefined after the KCI time-out.
 * @param after how many KCIs had arrived when it was asked for: those do not count
 * @param maxMs how long it is waited for at most, whatever the KCI time-out
 * @throws Excluded when no KCI inbox is open
 */
export function nextKci(
  { inbox, profile, ended }: RunContext,
  subject: KciSubject,
  where: (kci: Kci) => boolean,
  after: number,
  maxMs = Infinity,
): Promise<Kci | undefined> {
  if (!inbox) throw new Excluded(withoutInbox('What follows a 202 comes by KCI'), 'inbox');
  return unlessEnded(ended, inbox.next(subject, Math.min(profile.kcis?.timeoutMs ?? 0, maxMs), { after, where }));
}

/** Waits for something, but no longer than the run goes on: then it is rejected with the signal's reason. */
function unlessEnded<T>(ended: AbortSignal, awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(ended.reason as Error);
    if (ended.aborted) end();
    ended.addEventListener('abort', end, { once: true });
    void awaited.then(resolve, reject).finally(() => ended.removeEventListener('abort', end));
  });
}
