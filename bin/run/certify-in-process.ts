import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cleanReport } from '../../harness/report/clean-report.js';
import { Redactor } from '../../harness/report/redaction.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { isSelected, type RunMode } from '../../harness/report/run-report.js';
import { reporterNames } from '../../reporters/index.js';
import type { Certification, CertifyOptions } from './certify-options.js';
import { measuredReport } from './measured-report.js';
import { nearest } from '../terminal/nearest.js';
import { performRun, type RunControl } from './perform-run.js';
import { prepareRun, type PreparationOptions } from './prepare-run.js';
import { selectionOf, type SelectionOptions } from './selection-options.js';
import { writeReports } from '../reports/files.js';
import { UsageError } from '../terminal/usage-error.js';

const modes: readonly RunMode[] = ['smoke', 'full', 'certify'];

/** The options of `certify()`. */
const optionNames: Readonly<Record<keyof CertifyOptions, true>> = {
  profile: true,
  baseUrl: true,
  reference: true,
  token: true,
  tenant: true,
  spec: true,
  suites: true,
  mode: true,
  classes: true,
  areas: true,
  only: true,
  shard: true,
  seed: true,
  runs: true,
  maxRequests: true,
  rate: true,
  concurrency: true,
  timeoutMs: true,
  kciListen: true,
  kciTimeoutMs: true,
  allowProduction: true,
  strict: true,
  out: true,
  reporters: true,
  signal: true,
  onProgress: true,
};

/** Test purposes follow from the description, and are defined once in a process. */
let describedBy: { readonly spec: string | undefined } | undefined;

/** Certifies a supplier as `run` does, but prints nothing, and leaves the process alone. See `certify`. */
export async function certifyInProcess(options: CertifyOptions): Promise<Certification> {
  for (const name of options.reporters ?? []) refuseUnknown('report', name, reporterNames);
  for (const name of Object.keys(options)) refuseUnknown('option', name, Object.keys(optionNames));
  refuseUnknown('mode', options.mode ?? 'full', modes);
  if (describedBy && describedBy.spec !== options.spec)
    throw new UsageError('A process examines by one description: start another process for another `spec`.');
  const { preparation, selection } = optionsOf(options);
  const prepared = await prepareRun(preparation, () => selectionOf(selection));
  const warnings = [...prepared.warnings];
  const warn = (warning: string) => void warnings.push(warning);
  let release: (() => void) | undefined;
  describedBy = { spec: options.spec };
  try {
    const out = options.out ?? (await mkdtemp(join(tmpdir(), 'fcc-certify-')));
    const performed = await performRun(prepared, out, controlOf(options, warn));
    ({ release } = performed);
    const { end, exchanges } = performed;
    const { exchangesFile, ledgerFile, secrets } = end.settings;
    const measured = await measuredReport(end, exchanges, options.strict ?? false, warn);
    const report = cleanReport(measured, new Redactor(secrets));
    const { reporters } = options;
    const reports =
      options.out === undefined ? [] : await writeReports(report, { out: resolve(out), reporters, exchanges });
    const exitCode = exitCodeOf(report.verdict, report.mode, report.classes);
    return { report, exitCode, exchangesFile, ledgerFile, reports, warnings };
  } finally {
    release?.();
    await prepared.close();
  }
}

function controlOf(
  { onProgress, signal = new AbortController().signal }: CertifyOptions,
  warn: (warning: string) => void,
): RunControl {
  let done = 0;
  let total = 0;
  return {
    signal,
    onStart: (warning) => warning !== undefined && warn(warning),
    observer: {
      onCollected: (testCases) => (total = testCases),
      onResult: (result) => isSelected(result) && onProgress?.({ result, done: ++done, total }),
    },
  };
}

/** The compiler refuses these, but not every caller has one. */
function refuseUnknown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UsageError(`There is no ${what} ${name}.${nearest(name, known)} There are ${known.join(', ')}.`);
}

/** The options as the command line has them. */
function optionsOf(options: CertifyOptions): {
  readonly preparation: PreparationOptions;
  readonly selection: SelectionOptions;
} {
  const { shard, seed, mode = 'full' } = options;
  return {
    selection: {
      mode,
      seed,
      area: options.areas && [...options.areas],
      only: options.only && [...options.only],
      shard: shard && `${shard.index}/${shard.total}`,
    },
    preparation: {
      mode,
      seed,
      'base-url': options.baseUrl,
      reference: options.reference ?? false,
      profile: options.profile,
      spec: options.spec,
      suites: options.suites,
      class: options.classes && [...options.classes],
      token: options.token,
      tenant: options.tenant,
      runs: options.runs,
      'max-requests': options.maxRequests,
      rate: options.rate,
      concurrency: options.concurrency,
      timeout: options.timeoutMs,
      'kci-listen': options.kciListen,
      'kci-timeout': options.kciTimeoutMs,
      'allow-production': options.allowProduction ?? false,
    },
  };
}
