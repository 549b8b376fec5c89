import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanReport } from '../../harness/report/clean-report.js';
import { readExchanges } from '../../harness/report/read-exchanges.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunMode } from '../../harness/report/run-report.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { reporterNames } from '../../reporters/index.js';
import type { Certification, CertifyOptions } from './certify-options.js';
import { examine, type RunEnd } from './examine.js';
import { measuredReport } from './measured-report.js';
import { nearest } from '../terminal/nearest.js';
import { prepareOutput } from '../reports/output-folder.js';
import { prepareRun, type PreparationOptions } from './prepare-run.js';
import { writeReports } from '../reports/files.js';
import { UsageError } from '../terminal/usage-error.js';

const modes: readonly RunMode[] = ['smoke', 'full', 'certify'];

/** Test purposes follow from the description, and are defined once in a process. */
let describedBy: { readonly spec: string | undefined } | undefined;

/** Certifies a supplier as `run` does, but prints nothing, and leaves the process alone. See `certify`. */
export async function certifyQuietly(options: CertifyOptions): Promise<Certification> {
  for (const name of options.reporters ?? []) refuseUnknown('report', name, reporterNames);
  refuseUnknown('mode', options.mode ?? 'full', modes);
  if (describedBy && describedBy.spec !== options.spec)
    throw new UsageError('A process examines by one description: start another process for another `spec`.');
  const { settings: prepared, warnings: unwise, close } = await prepareRun(preparationOf(options));
  const warnings = [...unwise];
  describedBy = { spec: options.spec };
  try {
    const out = await prepareOutput(options.out ?? (await mkdtemp(join(tmpdir(), 'fcc-certify-'))));
    const settings = {
      ...prepared,
      exchangesFile: join(out, 'exchanges.ndjson'),
      ledgerFile: join(out, 'ledger.ndjson'),
    };
    const { exchangesFile, ledgerFile } = settings;
    const end = await examineQuietly(settings, options);
    const exchanges = await readExchanges(exchangesFile);
    const warn = (warning: string) => warnings.push(warning);
    const measured = await measuredReport(end, exchanges, options.strict ?? false, warn);
    const report = cleanReport(measured, new Redactor(settings.secrets));
    const reports =
      options.out === undefined ? [] : await writeReports(report, { out, reporters: options.reporters, exchanges });
    return { report, exchangesFile, ledgerFile, reports, warnings };
  } finally {
    await close();
  }
}

function examineQuietly(settings: RunSettings, { onProgress, signal }: CertifyOptions): Promise<RunEnd> {
  let done = 0;
  let total = 0;
  return examine(
    settings,
    {
      onCollected: (testCases) => (total = testCases),
      onResult: (result) => onProgress?.({ result, done: ++done, total }),
    },
    signal ?? new AbortController().signal,
  );
}

/** The compiler refuses these, but not every caller has one. */
function refuseUnknown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UsageError(`There is no ${what} ${name}.${nearest(name, known)} There are ${known.join(', ')}.`);
}

function preparationOf(options: CertifyOptions): PreparationOptions {
  const { shard } = options;
  return {
    'base-url': options.baseUrl,
    profile: options.profile,
    spec: options.spec,
    suites: options.suites,
    token: options.token,
    tenant: options.tenant,
    mode: options.mode ?? 'full',
    area: options.areas && [...options.areas],
    only: options.only && [...options.only],
    shard: shard && `${shard.index}/${shard.total}`,
    seed: options.seed,
    runs: options.runs,
    'max-requests': options.maxRequests,
    rate: options.rate,
    concurrency: options.concurrency,
    timeout: options.timeoutMs,
    'kci-listen': options.kciListen,
    'kci-timeout': options.kciTimeoutMs,
    'allow-production': options.allowProduction ?? false,
  };
}
