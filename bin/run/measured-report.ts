import { profileDigest } from '../../config/digest.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { conformanceClasses } from '../../contract/classes.js';
import { supplierApi } from '../../contract/description.js';
import { buildReport, countLines, type RunFacts } from '../../harness/report/build-report.js';
import { causeOfSuiteError, messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchanges } from '../../harness/report/exchange.js';
import { leftoversOf } from '../../harness/session/ledger.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { listedPurposes } from '../../harness/engine/listed-purposes.js';
import type { RunEnd } from './examine.js';
import { scopeFactsOf } from './scope-facts.js';
import { packageVersion } from '../terminal/package-version.js';

/**
 * The report of what a run came to, however it ended; to be cleaned of secrets before anybody sees it.
 * @param exchanges all of the run
 * @param strict whether a violated SHOULD makes the supplier non-conformant
 * @param warn receives a sentence on what the report lacks, if anything
 */
export async function measuredReport(
  end: RunEnd,
  exchanges: Exchanges,
  strict: boolean,
  warn: (warning: string) => void = () => undefined,
): Promise<RunReport> {
  const { profile, mode, seed, secrets, exchangesFile, ledgerFile } = end.settings;
  const cutShort = cutShortBy(end, new Redactor(secrets));
  const coverage = await coverageOf(end, exchanges, warn);
  return buildReport({
    suite: {
      name: 'fibre-cafe-conformance',
      version: packageVersion,
      specification: supplierApi.name,
      specificationDigest: supplierApi.digest,
      profileDigest: profileDigest(profile),
      classesDigest: conformanceClasses().digest,
    },
    target: targetOf(profile.supplier),
    mode,
    seed,
    startedAt: end.startedAt.toISOString(),
    durationMs: Date.now() - end.startedAt.getTime(),
    purposes: await listedPurposes(),
    results: end.results,
    leftovers: leftoversOf(ledgerFile),
    exchanges: countLines(exchangesFile),
    strict,
    scope: scopeFactsOf(end.settings),
    ...(end.settings.classes && { requestedClasses: end.settings.classes }),
    ...(coverage && coverage.length > 0 && { coverage }),
    ...(end.notes.length > 0 && { notes: end.notes }),
    ...(end.leftOut && end.leftOut.length > 0 && { leftOut: end.leftOut }),
    ...(cutShort && { cutShort }),
  });
}

function targetOf({ baseUrl, name, product, productDigest }: SupplierProfile['supplier']): RunReport['target'] {
  const at = product?.lastIndexOf('@') ?? 0;
  return {
    baseUrl,
    supplier: name,
    ...(product !== undefined && {
      product: {
        name: product.slice(0, at),
        release: product.slice(at + 1),
        ...(productDigest !== undefined && { digest: productDigest }),
      },
    }),
  };
}

/** What requests exercised. A report is written even if this cannot be measured. */
async function coverageOf(
  { coverage }: RunEnd,
  exchanges: Exchanges,
  warn: (warning: string) => void,
): Promise<RunReport['coverage']> {
  try {
    return await (await coverage)?.of(exchanges);
  } catch (thrown) {
    warn(`What the requests exercised is not known (${messageOf(thrown)}).`);
    return undefined;
  }
}

function cutShortBy({ failure, stopped }: RunEnd, redactor: Redactor): RunFacts['cutShort'] {
  if (failure !== undefined)
    return {
      reason: redactor.sentence(
        failure instanceof SuiteError ? failure.message : `The suite failed: ${messageOf(failure)}`,
      ),
      verdict: 'error',
      because: causeOfSuiteError(failure),
    };
  return (
    stopped && {
      reason: stopped.message,
      verdict: 'not-run',
      ...(stopped.choice !== undefined && { choice: stopped.choice }),
    }
  );
}
