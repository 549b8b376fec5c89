import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { freePort } from '../../bin/run/free-port.js';
import { completeProfile } from '../../config/complete.js';
import { areas } from '../../config/supplier-profile.js';
import { decide } from '../../harness/engine/outcome.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { withRates } from '../../harness/report/now-and-then.js';
import { Session } from '../../harness/session/session.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { startSupplier, type SupplierOptions } from '../../simulator/index.js';

/** A reference supplier to examine, and how much of it. */
export interface Examination extends Pick<SupplierOptions, 'faults' | 'styles' | 'mode' | 'kciDelayMs'> {
  readonly seed?: number;
  readonly propertyRuns?: number;
  /** Which test purposes; all by default. */
  readonly where?: (purpose: TestPurpose) => boolean;
  /** Whether a KCI inbox is open. */
  readonly inbox?: boolean;
  readonly requestTimeoutMs?: number;
  readonly kciTimeoutMs?: number;
  /** How many requests are under way at once. */
  readonly concurrency?: number;
}

/**
 * Decides test purposes against a reference supplier of their own, as a run does, but in this process: so many suppliers
 * can be examined side by side.
 */
export async function examine(examination: Examination): Promise<readonly TestCaseResult[]> {
  const { seed = 1, propertyRuns = 10, where = () => true, inbox = false } = examination;
  const purposes = (await allPurposes()).filter(where);
  const folder = await mkdtemp(join(tmpdir(), 'kill-matrix-'));
  const kciPort = inbox ? await freePort() : undefined;
  const supplier = await startSupplier({
    ...examination,
    ...(kciPort !== undefined && { kciUrl: `http://127.0.0.1:${kciPort}` }),
  });
  try {
    const { profile, assumed } = completeProfile(
      {
        auth: {
          type: 'bearer',
          token: 'demo-token',
          expiredToken: 'demo-expired-token',
          otherClientToken: 'demo-other-client-token',
        },
        // Without it a 501 says that the operation is not there.
        implements: Object.fromEntries(areas.map((area) => [area, true])),
        testData: { unknownServiceId: 'SI0000000000000' },
        ...(kciPort !== undefined && { kcis: { listen: `127.0.0.1:${kciPort}`, putOff: true } }),
      },
      {
        baseUrl: supplier.url,
        token: 'demo-token',
        propertyRuns,
        requestTimeoutMs: examination.requestTimeoutMs,
        concurrency: examination.concurrency ?? 8,
        ...(kciPort !== undefined && {
          kciListen: `127.0.0.1:${kciPort}`,
          kciTimeoutMs: examination.kciTimeoutMs ?? 10_000,
        }),
      },
    );
    const session = await Session.open({
      profile,
      assumed,
      secrets: ['demo-token'],
      mode: 'full',
      seed,
      areas: [],
      only: [],
      exchangesFile: join(folder, 'exchanges.ndjson'),
      ledgerFile: join(folder, 'ledger.ndjson'),
    });
    const atOnce = pLimit(32);
    const together = (chosen: readonly TestPurpose[]) =>
      Promise.all(chosen.map((purpose) => atOnce(() => decide(purpose, session))));
    const results = await together(purposes.filter(({ last }) => !last));
    results.push(...(await together(purposes.filter(({ last }) => last))));
    await session.close();
    return withRates(results);
  } finally {
    await supplier.close();
    await rm(folder, { recursive: true });
  }
}
