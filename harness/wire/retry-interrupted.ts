import { Interrupted } from '../report/signals.js';

/** How often something is begun at most. */
export const maxAttempts = 8;

/** Does something again from its beginning when a connection broke in the middle. */
export async function retryInterrupted<T>(work: () => Promise<T>): Promise<T> {
  for (let beginning = 1; ; beginning++)
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof Interrupted) || beginning === maxAttempts) throw thrown;
    }
}
