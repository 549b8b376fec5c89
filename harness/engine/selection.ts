import { positivesOf } from '../authoring/positive.js';
import type { TestPurpose } from '../authoring/purpose.js';
import type { Choice } from '../report/run-report.js';
import type { RunSettings } from '../session/settings.js';

/** A test purpose, or what is known of it without its code. */
type Selectable = Omit<TestPurpose, 'body' | 'place'> &
  (Pick<TestPurpose, 'body'> | { readonly sharesRequest: boolean });

/** What excludes a test purpose: which choice, and one sentence. */
export interface Exclusion {
  readonly choice: Choice;
  readonly reason: string;
}

/** Why the user's options exclude a test purpose; undefined if they do not. */
export function exclusionOf(
  purpose: Selectable,
  { areas, only, mode, shard, rerun }: Pick<RunSettings, 'areas' | 'only' | 'mode' | 'shard' | 'rerun'>,
): Exclusion | undefined {
  if (areas.length > 0 && !areas.includes(purpose.area)) return { choice: 'area', reason: 'Excluded by --area.' };
  if (only.length > 0 && !only.some((id) => isNamedBy(purpose, id)))
    return { choice: 'only', reason: 'Excluded by --only.' };
  if (mode === 'smoke' && !purpose.smoke) return { choice: 'mode', reason: 'Excluded by --mode smoke.' };
  if (shard && purpose.last !== true && hash(shardKeyOf(purpose)) % shard.total !== shard.index - 1)
    return { choice: 'shard', reason: 'Belongs to another shard.' };
  if (rerun && !rerun.includes(purpose.id)) return { choice: 'last-failed', reason: 'Excluded by --last-failed.' };
  return undefined;
}

/** Whether an id given to `--only` means a test purpose: its own id, its operation, or a requirement that it checks. */
export function isNamedBy(purpose: Selectable, id: string): boolean {
  return purpose.id === id || purpose.operation === id || (purpose.requirements as readonly string[]).includes(id);
}

/** What has to be in one shard has one key: test purposes that can share a request. */
function shardKeyOf(purpose: Selectable): string {
  const shares = 'body' in purpose ? positivesOf(purpose.body).length > 0 : purpose.sharesRequest;
  return shares ? `positives of ${purpose.operation}` : purpose.id;
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
