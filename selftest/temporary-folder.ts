import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives all tests of a vitest run one folder for what they put away, what the commands keep for their user too, and
 * removes it with everything in it in the end.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'selftest-'));
  // Before any worker starts, so that workers and what they start take it over.
  const restorers = Object.entries({ TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache') }).map(([name, value]) =>
    setVariable(name, value),
  );
  return async () => {
    for (const restore of restorers) restore();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Gives what sets it back. */
function setVariable(name: string, value: string): () => void {
  const before = process.env[name];
  process.env[name] = value;
  return () => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  };
}
