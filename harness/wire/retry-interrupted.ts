import { Interrupted } from '../report/signals.js';

/** So often is something begun at most. */
export const mostBeginnings = 8;

/** Does something once more from its beginning when a connection broke in the middle of it. */
export async function afresh<T>(work: () => Promise<T>): Promise<T> {
  for (let beginning = 1; ; beginning++)
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof Interrupted) || beginning === mostBeginnings) throw thrown;
    }
}
