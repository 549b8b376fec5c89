import type { Kci, KciSubject } from '../kci/inbox/inbox.js';
import type { Session } from '../session/session.js';
import { LeftOut } from '../report/signals.js';

/** A sentence for what cannot be examined since nobody receives KCIs. */
export function withoutInbox(what: string): string {
  return `${what}, and no KCI inbox is open: give --kci-listen to examine what follows.`;
}

/**
 * A KCI about a subject that a condition holds for; undefined after the KCI time-out.
 * @param after how many KCIs had arrived when it was asked for: those do not count
 * @param longestMs how long it is waited for at most, whatever the KCI time-out
 * @throws LeftOut when no KCI inbox is open
 */
export function nextKci(
  { inbox, profile, ended }: Session,
  subject: KciSubject,
  where: (kci: Kci) => boolean,
  after: number,
  longestMs = Infinity,
): Promise<Kci | undefined> {
  if (!inbox) throw new LeftOut(withoutInbox('What follows a 202 comes by KCI'));
  return unlessEnded(ended, inbox.next(subject, Math.min(profile.kcis?.timeoutMs ?? 0, longestMs), { after, where }));
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
