import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { proxySecrets, secretsOf } from '../config/secrets.js';
import type { KnownFailure } from '../harness/baseline.js';
import { foreignOperations } from '../contract/description.js';
import type { OperationKey } from '../contract/requirements/index.js';
import { answerFor } from '../harness/person.js';
import { preflight } from '../harness/preflight.js';
import type { RequestCoverage } from '../harness/request-coverage.js';
import type { TestCaseResult } from '../harness/run-report.js';
import { runSuites } from '../harness/runner.js';
import type { RunSettings } from '../harness/settings.js';
import { bundleOptionsOf } from './bundle-options.js';
import { interruption } from './interruption.js';
import { askPerson, isAttended } from './person-at-terminal.js';
import { prepareOutput } from './output-folder.js';
import { Progress } from './progress.js';
import type { RunArguments } from './run-options.js';
import { useSpecification } from './specification.js';
import { selectionOf } from './selection-options.js';
import { targetOf } from './target.js';
import { UsageError } from './usage-error.js';

/** What a run came to, before it is reported. */
export interface RunEnd {
  readonly settings: RunSettings;
  readonly startedAt: Date;
  readonly results: ReadonlyMap<string, TestCaseResult>;
  readonly interrupted: boolean;
  /** What is known of the operations that properties were held against; none before the first. */
  readonly coverage: Promise<RequestCoverage> | undefined;
  /** What kept the suites from running to their end, if anything did. */
  readonly failure?: unknown;
}

/**
 * Certifies a supplier: finds out who it is, runs the suites, writes the reports and sets the exit code.
 * @throws UsageError, ProfileError or SuiteError before any traffic
 */
export async function certify(options: RunArguments): Promise<void> {
  const description = await useSpecification(options.spec);
  const selection = await selectionOf(options);
  const baseline = await baselineOf(options);
  const bundle = await bundleOptionsOf(options);
  const target = await targetOf(options);
  try {
    for (const warning of target.warnings) process.stderr.write(`warning: ${warning}\n`);
    const settings = {
      ...selection,
      profile: target.profile,
      ...(description && { description }),
      assumed: target.assumed,
      secrets: [...new Set([...target.secrets, ...secretsOf(target.profile), ...proxySecrets(process.env)])],
      seed: options.seed ?? Math.floor(Math.random() * 2 ** 31),
    };
    if (options['dry-run'] && foreignOperations().length > 0)
      throw new UsageError(
        '--dry-run plays a run against the embedded reference supplier, which has the operations of the Supplier API only. Leave out --spec.',
      );
    if (options['dry-run']) return await (await import('./dry-run.js')).dryRun(settings);
    const out = await prepareOutput(options.out);
    const end = await examine({
      ...settings,
      attended: isAttended(process.env),
      exchangesFile: join(out, 'exchanges.ndjson'),
      ledgerFile: join(out, 'ledger.ndjson'),
    });
    const { conclude } = await conclusion();
    process.exitCode = await conclude(end, {
      out,
      strict: options.strict,
      reporters: options.reporter,
      baseline,
      bundle,
    });
  } finally {
    await target.close();
  }
}

/** @throws UsageError when the baseline is not valid, or may not be used */
async function baselineOf({ baseline, mode }: RunArguments): Promise<readonly KnownFailure[] | undefined> {
  if (baseline === undefined) return undefined;
  if (mode === 'certify') throw new UsageError('--mode certify excuses nothing: leave out --baseline.');
  return (await import('./baseline-file.js')).readBaseline(baseline);
}

/** Reporting needs much that a run does not: it is loaded while the suites run, not before. */
function conclusion(): Promise<typeof import('./conclude.js')> {
  return import('./conclude.js');
}

/** Whether a property was held against values. */
function exercises({ kind, verdict }: TestCaseResult): boolean {
  return kind === 'property' && verdict !== 'not-run' && verdict !== 'not-applicable';
}

/** Counts for one operation more. What that needs is made while the suites run. */
async function counting(sofar: RunEnd['coverage'], operation: OperationKey): Promise<RequestCoverage> {
  const coverage = (await sofar) ?? new (await import('../harness/request-coverage.js')).RequestCoverage();
  coverage.prepare(operation);
  return coverage;
}

async function examine(settings: RunSettings): Promise<RunEnd> {
  const { profile, secrets } = settings;
  const startedAt = new Date();
  const results = new Map<string, TestCaseResult>();
  const progress = new Progress(profile.supplier.baseUrl);
  const interrupted = interruption();
  const person = settings.attended && answerFor((text) => progress.paused(() => askPerson(text, interrupted.signal)));
  let coverage: RunEnd['coverage'];
  const end = () => ({ settings, startedAt, results, coverage, interrupted: interrupted.signal.aborted });
  try {
    await preflight(profile, secrets);
    await runSuites(
      settings,
      {
        onCollected: (testCases) => progress.expect(testCases),
        onResult(result) {
          if (results.size === 0) void conclusion();
          results.set(result.id, result);
          progress.show(result);
          if (exercises(result)) coverage = counting(coverage, result.operation);
        },
      },
      interrupted.signal,
    );
    return end();
  } catch (failure) {
    return { ...end(), failure };
  } finally {
    interrupted.release();
    if (person) person.close();
    progress.end();
    await rm(join(dirname(settings.exchangesFile), '.cache'), { recursive: true, force: true });
  }
}
