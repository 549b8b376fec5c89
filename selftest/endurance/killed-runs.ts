import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { leftoversOf } from '../../harness/session/ledger.js';
import { startSupplier } from '../../simulator/index.js';
import { cli, newFolder, startCli } from '../cli/cli.js';
import { startGateway, type Seen } from '../hostile/gateway.js';

/** What a run that was killed left in the supplier, before and after it was cleaned up. */
export interface KilledRun {
  readonly created: number;
  readonly openBefore: number;
  /** Ids of problems that are still open after the clean-up. */
  readonly open: readonly number[];
  /** Ids that the ledger still names after it. */
  readonly named: readonly number[];
  readonly code: number | null;
  readonly stdout: string;
}

/** Starts a run, kills it without warning some time after its first request, cleans up, and looks what is left. */
export async function killRun(afterMs: number): Promise<KilledRun> {
  const supplier = await startSupplier({ latencyMs: 5 });
  const book = new Set<number>();
  let created = 0;
  let started: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (started = resolve));
  let admitted = 0;
  let answered = 0;
  const watch = ({ path, sent, status }: Seen) => {
    answered++;
    if (path === '/service-problems') started();
    if (status !== 201) return;
    const body = JSON.parse(sent) as { readonly id: number; readonly serviceProblemId: number };
    if (path === '/service-problems') {
      created++;
      book.add(body.id);
    }
    if (path === '/service-problem-cancellations') book.delete(body.serviceProblemId);
  };
  await using gateway = await startGateway({ target: supplier.url, admit: () => ++admitted > 0, watch });
  const out = newFolder();
  try {
    const run = startCli(['run', '--base-url', gateway.url, '--token', 'demo-token', '--out', out]);
    const ended = once(run, 'exit');
    await first;
    await sleep(afterMs);
    run.kill('SIGKILL');
    await ended;
    // What was cut off in the middle never gets an answer; all else that came through does.
    await vi.waitFor(() => expect(answered).toBe(admitted), { timeout: 1000, interval: 10 }).catch(() => undefined);
    const openBefore = book.size;
    const { code, stdout } = await cli(['cleanup', '--out', out], { FCC_TOKEN: 'demo-token' });
    const named = leftoversOf(`${out}/ledger.ndjson`).map(({ id }) => Number(id));
    return { created, openBefore, open: [...book], named, code, stdout };
  } finally {
    await supplier.close();
  }
}
