import type { TestPurpose } from '../authoring/purpose.js';
import type { RunSettings } from '../session/settings.js';

/** Why the user's options exclude a test purpose; undefined if they do not. */
export function exclusionReason(
  purpose: TestPurpose,
  { areas, only, mode, shard }: Pick<RunSettings, 'areas' | 'only' | 'mode' | 'shard'>,
): string | undefined {
  if (areas.length > 0 && !areas.includes(purpose.area)) return 'Excluded by --area.';
  if (only.length > 0 && !only.some((id) => isNamedBy(purpose, id))) return 'Excluded by --only.';
  if (mode === 'smoke' && !purpose.smoke) return 'Excluded by --mode smoke.';
  if (shard && purpose.last !== true && hash(purpose.id) % shard.total !== shard.index - 1)
    return 'Belongs to another shard.';
  return undefined;
}

/** Whether an id given to `--only` means a test purpose: its own id, its operation, or a requirement that it checks. */
export function isNamedBy(purpose: TestPurpose, id: string): boolean {
  return purpose.id === id || purpose.operation === id || (purpose.requirements as readonly string[]).includes(id);
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
