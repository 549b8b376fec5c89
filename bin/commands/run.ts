import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { profileDigest } from '../../config/digest.js';
import { secretsOf } from '../../config/secrets.js';
import { supplierApi } from '../../contract/description.js';
import { buildReport, countLines } from '../../harness/build-report.js';
import { messageOf, SuiteError } from '../../harness/errors.js';
import { leftoversOf } from '../../harness/ledger.js';
import { preflight } from '../../harness/preflight.js';
import { Redactor } from '../../harness/redaction.js';
import type { RunReport, TestCaseResult } from '../../harness/run-report.js';
import { runSuites } from '../../harness/runner.js';
import type { RunSettings } from '../../harness/settings.js';
import { allPurposes } from '../../harness/suite-files.js';
import { exitCodes } from '../../harness/verdict.js';
import { interruption } from '../interruption.js';
import { packageVersion } from '../package-version.js';
import { Progress } from '../progress.js';
import { prepareOutput, writeReports } from '../report-files.js';
import { runOptions } from '../run-options.js';
import { checkSelection, selectionOf } from '../selection-options.js';
import { targetOf } from '../target.js';

export type RunArguments = InferredOptionTypes<typeof runOptions>;

export const runCommand: CommandModule<object, RunArguments> = {
  command: 'run',
  describe: 'Certify a supplier',
  builder: (command) =>
    command
      .options(runOptions)
      .example('$0 run', 'certifies the embedded reference supplier')
      .example('$0 run --profile conformance.yaml', 'certifies the supplier of a profile')
      .example('$0 run --base-url https://cvt.example.net --mode smoke', 'takes a first look; token in FCC_TOKEN')
      .example("$0 run --only 'POST /service-problems' API-REQUEST-ID", 'examines one operation and one requirement')
      .example('$0 run --base-url http://127.0.0.1:8080 --kci-listen 127.0.0.1:8090', 'follows KCIs too'),
  handler: run,
};

async function run(options: RunArguments): Promise<void> {
  const selection = selectionOf(options);
  const purposes = allPurposes();
  await checkSelection(selection, purposes);
  const target = await targetOf(options);
  try {
    const out = await prepareOutput(options.out);
    const settings: RunSettings = {
      ...selection,
      profile: target.profile,
      assumed: target.assumed,
      secrets: [...new Set([...target.secrets, ...secretsOf(target.profile)])],
      seed: options.seed ?? Math.floor(Math.random() * 2 ** 31),
      exchangesFile: join(out, 'exchanges.ndjson'),
      ledgerFile: join(out, 'ledger.ndjson'),
    };
    for (const warning of target.warnings) process.stderr.write(`warning: ${warning}\n`);
    const report = await examine(settings, options.strict, await purposes);
    await writeReports(report, { out, names: options.reporter, redactor: new Redactor(settings.secrets) });
    if (report.verdict === 'error' && report.reason !== undefined) process.stderr.write(`error: ${report.reason}\n`);
    process.exitCode = exitCodes[report.verdict];
  } finally {
    await target.close();
  }
}

/** Runs the suites and reports whatever was found out, also when the run is cut short. */
async function examine(
  settings: RunSettings,
  strict: boolean,
  purposes: Awaited<ReturnType<typeof allPurposes>>,
): Promise<RunReport> {
  const { profile, secrets, mode, seed } = settings;
  const startedAt = new Date();
  const results = new Map<string, TestCaseResult>();
  const progress = new Progress(purposes.length, profile.supplier.baseUrl);
  const interrupted = interruption();
  let failure: unknown;
  try {
    await preflight(profile, secrets);
    await runSuites(
      settings,
      {
        onResult(result) {
          results.set(result.id, result);
          progress.show(result);
        },
      },
      interrupted.signal,
    );
  } catch (thrown) {
    failure = thrown;
  } finally {
    interrupted.release();
    progress.end();
    await rm(join(settings.exchangesFile, '..', '.cache'), { recursive: true, force: true });
  }
  const redactor = new Redactor(secrets);
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
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    purposes,
    results,
    leftovers: leftoversOf(settings.ledgerFile),
    exchanges: countLines(settings.exchangesFile),
    strict,
    ...(failure !== undefined
      ? { cutShort: { reason: redactor.text(failure instanceof SuiteError ? failure.message : messageOf(failure)), verdict: 'error' as const } }
      : interrupted.signal.aborted && { cutShort: { reason: 'The run was interrupted.', verdict: 'not-run' as const } }),
  });
}
