import { dirname, join } from 'node:path';
import { messageOf } from '../../harness/report/errors.js';
import { leftoversOf } from '../../harness/session/ledger.js';
import { loadInTurn } from '../../harness/engine/load-in-turn.js';
import type { RunSettings } from '../../harness/session/settings.js';

/** How long that may take, in milliseconds. */
const maxMs = 30_000;

/**
 * Removes what a run created whose worker ended before it could do that itself. What cannot be removed in time stays in
 * the ledger. Never throws: the run is reported however this ends.
 * @param abandon ends it at once
 */
export async function removeLeftBehind(settings: RunSettings, abandon?: AbortSignal): Promise<void> {
  if (abandon?.aborted || leftoversOf(settings.ledgerFile).length === 0) return;
  const enough = AbortSignal.any([AbortSignal.timeout(maxMs), ...(abandon ? [abandon] : [])]);
  const aborted = new Promise<void>((resolve) => enough.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.race([aborted, cleanUp(settings)]);
}

async function cleanUp({ attended: _, ...settings }: RunSettings): Promise<void> {
  try {
    const exchangesFile = join(dirname(settings.exchangesFile), 'cleanup.ndjson');
    const { Session } = await sessions();
    const session = await Session.open({ ...settings, exchangesFile });
    await session.close();
  } catch (thrown) {
    process.stderr.write(`warning: What the run left could not be removed (${messageOf(thrown)}).\n`);
  }
}

/** Most runs need nothing of this, and it is as much as all else that their process loads. */
async function sessions(): Promise<typeof import('../../harness/session/session.js')> {
  if (import.meta.url.endsWith('.ts')) return import('../../harness/session/session.js');
  const file = new URL('../../harness/session/session.js', import.meta.url);
  return loadInTurn(file) as typeof import('../../harness/session/session.js');
}
