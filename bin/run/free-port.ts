import { once } from 'node:events';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** Ports that no common system gives to connections by itself, which could take one before it is used. */
const range = { from: 20_000, to: 32_000 } as const;

/** Those that were handed out already. */
const given = new Set<number>();

/**
 * A free port of this machine.
 * @throws Error when not one of a hundred ports is free
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(range.from, range.to);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No free port was found between ${range.from} and ${range.to} on 127.0.0.1.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
