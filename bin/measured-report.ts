import { profileDigest } from '../config/digest.js';
import { supplierApi } from '../contract/description.js';
import { buildReport, countLines, type RunFacts } from '../harness/build-report.js';
import { messageOf, SuiteError } from '../harness/errors.js';
import { leftoversOf } from '../harness/ledger.js';
import { Redactor } from '../harness/redaction.js';
import type { RunReport } from '../harness/run-report.js';
import { allPurposes } from '../harness/suite-files.js';
import type { RunEnd } from './examine.js';
import { packageVersion } from './package-version.js';

/**
 * The report of what a run came to, however it ended; to be cleaned of secrets before anybody sees it.
 * @param strict whether a violated SHOULD makes the supplier non-conformant
 */
export async function measuredReport(end: RunEnd, strict: boolean): Promise<RunReport> {
  const { profile, mode, seed, secrets, exchangesFile, ledgerFile } = end.settings;
  const cutShort = cutShortBy(end, new Redactor(secrets));
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
    ...(cutShort && { cutShort }),
  });
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
