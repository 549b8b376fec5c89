import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { freePort } from '../../bin/run/free-port.js';
import { completeProfile } from '../../config/complete.js';
import { areas } from '../../config/supplier-profile.js';
import { decide } from '../../harness/engine/outcome.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import type { Recorder } from '../../harness/report/recorder.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { withRates } from '../../harness/report/now-and-then.js';
import { Session } from '../../harness/session/session.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { startSupplier, type Desk, type SupplierOptions } from '../../simulator/index.js';

/** A reference supplier to examine, and how much of it. */
export interface Examination extends Pick<SupplierOptions, 'faults' | 'styles' | 'mode' | 'kciDelayMs'> {
  readonly seed?: number;
  readonly propertyRuns?: number;
  /** What deals with the requests in place of a supplier of these options. */
  readonly desk?: Desk;
  /** Which test purposes; all by default. */
  readonly where?: (purpose: TestPurpose) => boolean;
  /** Which of them are decided side by side, one group after the other; by default all, and then those that come last. */
  readonly inTurn?: (purposes: readonly TestPurpose[]) => readonly (readonly TestPurpose[])[];
  /** Whether the results so far are enough, so that no other group is decided. */
  readonly isEnough?: (results: readonly TestCaseResult[]) => boolean;
  /** What `--only` names; nothing by default, so that each test purpose counts as examined. */
  readonly only?: readonly string[];
  /** Whether a KCI inbox is open. */
  readonly inbox?: boolean;
  readonly requestTimeoutMs?: number;
  readonly kciTimeoutMs?: number;
  /** How many requests are under way at once. */
  readonly concurrency?: number;
  /** Gets all exchanges, with the supplier's address. */
  readonly onExchanges?: (exchanges: readonly Exchange[], url: string) => void;
  /** Gets the test purposes that sent the requests, by the number of the exchange. To know them takes time. */
  readonly onSenders?: (senders: ReadonlyMap<number, string>) => void;
}

/**
 * Decides test purposes against a reference supplier of their own, as a run does, but in this process: so many suppliers
 * can be examined side by side.
 */
export async function examine(examination: Examination): Promise<readonly TestCaseResult[]> {
  const { seed = 1, propertyRuns = 10, where = () => true, only = [], inbox = false } = examination;
  const purposes = (await allPurposes()).filter(where);
  const others = purposes.filter(({ last }) => !last);
  const groups = [...(examination.inTurn?.(others) ?? [others]), purposes.filter(({ last }) => last)];
  const folder = await mkdtemp(join(tmpdir(), 'kill-matrix-'));
  const kciPort = inbox ? await freePort() : undefined;
  const supplier = await startSupplier(
    { ...examination, ...(kciPort !== undefined && { kciUrl: `http://127.0.0.1:${kciPort}` }) },
    examination.desk,
  );
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
      only,
      exchangesFile: join(folder, 'exchanges.ndjson'),
      ledgerFile: join(folder, 'ledger.ndjson'),
    });
    const senders = new Map<number, string>();
    const byPurpose = examination.onSenders && noteSenders(session.recorder, senders);
    const atOnce = pLimit(32);
    const results: TestCaseResult[] = [];
    for (const chosen of groups) {
      const decideOne = (purpose: TestPurpose) =>
        byPurpose ? byPurpose.run(purpose.id, () => decide(purpose, session)) : decide(purpose, session);
      results.push(...(await Promise.all(chosen.map((purpose) => atOnce(() => decideOne(purpose))))));
      if (examination.isEnough?.(results)) break;
    }
    await session.close();
    byPurpose?.disable();
    examination.onSenders?.(senders);
    if (examination.onExchanges) {
      const exchanges: Exchange[] = [];
      for await (const exchange of exchangesIn(join(folder, 'exchanges.ndjson'))) exchanges.push(exchange);
      examination.onExchanges(exchanges, supplier.url);
    }
    return withRates(results);
  } finally {
    await supplier.close();
    await rm(folder, { recursive: true });
  }
}

/** Notes which test purpose an exchange is recorded for. What it gives back slows down all that waits in this process. */
function noteSenders(recorder: Recorder, senders: Map<number, string>): AsyncLocalStorage<string> {
  const sender = new AsyncLocalStorage<string>();
  const record = recorder.record.bind(recorder);
  recorder.record = (exchange) => {
    const recorded = record(exchange);
    const id = sender.getStore();
    if (id !== undefined) senders.set(recorded.number, id);
    return recorded;
  };
  return sender;
}
