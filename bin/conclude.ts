import { profileDigest } from '../config/digest.js';
import { supplierApi } from '../contract/description.js';
import { againstBaseline, verdictBeyond, type KnownFailure } from '../harness/baseline.js';
import { buildReport, countLines, type RunFacts } from '../harness/build-report.js';
import { cleanReport } from '../harness/clean-report.js';
import { messageOf, SuiteError } from '../harness/errors.js';
import type { Exchange } from '../harness/exchange.js';
import { leftoversOf } from '../harness/ledger.js';
import { readExchanges } from '../harness/read-exchanges.js';
import { Redactor } from '../harness/redaction.js';
import type { RunReport } from '../harness/run-report.js';
import { allPurposes } from '../harness/suite-files.js';
import { exitCodes } from '../harness/verdict.js';
import type { RunEnd } from './certify.js';
import type { BundleOptions } from './bundle-options.js';
import { packageVersion } from './package-version.js';
import { printReport, writeReports } from './report-files.js';
import { writeBundle } from './write-bundle.js';

interface Conclusion {
  readonly out: string;
  readonly strict: boolean;
  /** The reports that were asked for; all unless given. */
  readonly reporters: readonly string[] | undefined;
  /** The failures that are known, where a baseline was given. */
  readonly baseline?: readonly KnownFailure[] | undefined;
  readonly bundle?: BundleOptions | undefined;
}

/**
 * Reports what a run came to, however it ended, and gives the exit code.
 * @throws SuiteError OUTPUT_UNWRITABLE after every report has been tried
 */
export async function conclude(end: RunEnd, conclusion: Conclusion): Promise<number> {
  const { out, strict, reporters, baseline: entries, bundle } = conclusion;
  const redactor = new Redactor(end.settings.secrets);
  const exchanges = await readExchanges(end.settings.exchangesFile);
  const measured = await reportOf(end, exchanges, strict, redactor);
  const baseline = entries && againstBaseline(measured, entries, new Date().toISOString().slice(0, 10));
  const report = cleanReport({ ...measured, ...(baseline && { baseline }) }, redactor);
  // Where nothing was measured, a table of nothing would only hide the one sentence that tells why.
  if (report.exchanges > 0 || report.reason === undefined) printReport(report, reporters);
  else process.stderr.write(`error: ${report.reason}\n`);
  try {
    await writeReports(report, { out, reporters, exchanges });
  } finally {
    if (bundle) await writeBundle(report, { bundle, exchanges, profile: end.settings.profile, redactor });
  }
  return exitCodes[baseline ? verdictBeyond(report, baseline, strict) : report.verdict];
}

async function reportOf(
  end: RunEnd,
  exchanges: readonly Exchange[],
  strict: boolean,
  redactor: Redactor,
): Promise<RunReport> {
  const { profile, mode, seed, exchangesFile, ledgerFile } = end.settings;
  const cutShort = cutShortBy(end, redactor);
  const coverage = await coverageOf(end, exchanges);
  return buildReport({
    suite: {
      name: 'fibre-cafe-conformance',
      version: packageVersion,
      specification: supplierApi.name,
      specificationDigest: supplierApi.digest,
      profileDigest: profileDigest(profile),
    },
    target: { baseUrl: profile.supplier.baseUrl, supplier: profile.supplier.name },
    mode,
    seed,
    startedAt: end.startedAt.toISOString(),
    durationMs: Date.now() - end.startedAt.getTime(),
    purposes: await allPurposes(),
    results: end.results,
    leftovers: leftoversOf(ledgerFile),
    exchanges: countLines(exchangesFile),
    strict,
    ...(coverage && coverage.length > 0 && { coverage }),
    ...(cutShort && { cutShort }),
  });
}

/** What requests exercised. That it cannot be told keeps nobody from a report. */
async function coverageOf({ coverage }: RunEnd, exchanges: readonly Exchange[]): Promise<RunReport['coverage']> {
  try {
    return await (await coverage)?.of(exchanges);
  } catch (thrown) {
    process.stderr.write(`warning: What the requests exercised is not known (${messageOf(thrown)}).\n`);
    return undefined;
  }
}

function cutShortBy({ failure, interrupted }: RunEnd, redactor: Redactor): RunFacts['cutShort'] {
  if (failure !== undefined)
    return {
      reason: redactor.text(
        failure instanceof SuiteError ? failure.message : `The suite failed: ${messageOf(failure)}`,
      ),
      verdict: 'error',
    };
  return interrupted ? { reason: 'The run was interrupted.', verdict: 'not-run' } : undefined;
}
