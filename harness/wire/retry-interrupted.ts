import { Interrupted } from '../report/signals.js';

/** Does something again from its beginning when it was interrupted: a connection broke, or a thing ended by itself. */
export async function retryInterrupted<T>(work: () => Promise<T>): Promise<T> {
  for (let beginning = 1; ; beginning++)
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof Interrupted) || beginning >= thrown.maxBeginnings) throw thrown;
    }
}
