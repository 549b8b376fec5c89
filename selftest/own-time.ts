const tickMs = 10;

/** How much processor time something takes that waits for nothing, in milliseconds: how busy the machine is does not count. */
export function processorMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How long this process waits for something, in milliseconds, as far as it gets on meanwhile: a time in which the machine
 * leaves it nothing counts once.
 */
export async function waitingMsOf(work: () => Promise<unknown>): Promise<number> {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), tickMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return ticks * tickMs;
}
