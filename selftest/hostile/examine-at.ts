import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeProfile } from '../../config/complete.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { secretsOf } from '../../config/secrets.js';
import { buildReport } from '../../harness/report/build-report.js';
import { SuiteError } from '../../harness/report/errors.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { decide } from '../../harness/engine/outcome.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { preflight } from '../../harness/session/preflight.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { Session } from '../../harness/session/session.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { exitCodes } from '../../harness/report/verdict.js';
import { textOf } from '../reporters/text-of.js';
import { renderConsole } from '../../reporters/console.js';
import { reporterNames, reporters } from '../../reporters/index.js';
import { wholeScope } from '../reporters/frozen-report.js';

/** A handful of test purposes that together see a creation, refusals, a cancellation and a property. */
const purposes = [
  'create-problem.plain',
  'create-problem.auth.none',
  'create-problem.missing.problemType',
  'cancel-problem.plain',
  'create-problem.any-text',
];

export interface Examined {
  readonly report: RunReport;
  readonly code: number;
  /** Every reason that the run gives. */
  readonly reasons: readonly string[];
}

/** Examines a supplier as `run` does, but in this process and with a handful of test purposes only. */
export async function examineAt(
  baseUrl: string,
  file: PartialProfile = {},
  only: readonly string[] | ((purpose: TestPurpose) => boolean) = purposes,
): Promise<Examined> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const { profile, assumed } = completeProfile(
    { auth: { type: 'bearer', token: 'demo-token' }, testData: { unknownServiceId: 'SI0000000000000' }, ...file },
    { baseUrl, requestTimeoutMs: file.limits?.requestTimeoutMs ?? 400, propertyRuns: 4 },
  );
  const chosen = (await allPurposes()).filter(typeof only === 'function' ? only : ({ id }) => only.includes(id));
  const results = new Map<string, TestCaseResult>();
  let failure: unknown;
  let exchanges: readonly Exchange[] = [];
  try {
    const secrets = secretsOf(profile);
    await preflight(profile, secrets);
    const session = await Session.open({
      profile,
      assumed,
      secrets,
      mode: 'full',
      seed: 1,
      areas: [],
      only: [],
      exchangesFile: join(folder, 'exchanges.ndjson'),
      ledgerFile: join(folder, 'ledger.ndjson'),
    });
    const together = (some: readonly TestPurpose[]) =>
      Promise.all(some.map(async (purpose) => void results.set(purpose.id, await decide(purpose, session))));
    await together(chosen.filter(({ last }) => !last));
    await together(chosen.filter(({ last }) => last));
    await session.close();
    const lines = (await readFile(join(folder, 'exchanges.ndjson'), 'utf8')).split('\n').slice(0, -1);
    exchanges = lines.map((line) => JSON.parse(line) as Exchange);
  } catch (thrown) {
    if (!(thrown instanceof SuiteError)) throw thrown;
    failure = thrown;
  } finally {
    await rm(folder, { recursive: true });
  }
  const report = buildReport({
    suite: {
      name: 'fibre-cafe-conformance',
      version: '0',
      specification: 'x',
      specificationDigest: 'x',
      profileDigest: 'x',
    },
    target: { baseUrl, supplier: 'hostile' },
    mode: 'full',
    seed: 1,
    startedAt: new Date().toISOString(),
    durationMs: 0,
    purposes: chosen,
    results,
    leftovers: [],
    exchanges: exchanges.length,
    strict: false,
    scope: wholeScope,
    ...(failure instanceof SuiteError && { cutShort: { reason: failure.message, verdict: 'error' as const } }),
  });
  // Whatever a supplier has answered, every report of it can be made.
  for (const name of reporterNames) await textOf(reporters[name].render(report, exchanges));
  renderConsole(report, { colour: false, width: 100 });
  const reasons = [report.reason ?? '', ...report.testCases.map(({ reason, actual = '' }) => `${reason} ${actual}`)];
  return { report, code: exitCodes[report.verdict], reasons };
}
