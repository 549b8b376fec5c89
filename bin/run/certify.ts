import { join } from 'node:path';
import { genericOperations } from '../../contract/description.js';
import { answerFor } from '../../harness/session/operator.js';
import type { KnownFailure } from '../../harness/report/baseline.js';
import type { EngineReporter } from '../../harness/engine/runner.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { bundleOptionsOf } from '../options/bundle-options.js';
import { reportersOf } from './engine-reporters.js';
import { examine, type RunEnd } from './examine.js';
import { interruption } from './interruption.js';
import { askPerson, isAttended } from '../terminal/operator.js';
import { prepareOutput } from '../reports/output-folder.js';
import { prepareRun } from './prepare-run.js';
import { Progress } from '../terminal/progress.js';
import type { RunArguments } from '../options/run-options.js';
import { UsageError } from '../terminal/usage-error.js';

/**
 * Certifies a supplier: finds out who it is, runs the suites, writes the reports and sets the exit code.
 * @throws UsageError, ProfileError or SuiteError before any traffic
 */
export async function certify(options: RunArguments): Promise<void> {
  const { own, engine } = await reportersOf(options.reporter, process.cwd());
  const { settings, warnings, close } = await prepareRun(options);
  try {
    const baseline = await baselineOf(options);
    const bundle = await bundleOptionsOf(options);
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
    if (options['dry-run'] && genericOperations().length > 0)
      throw new UsageError(
        '--dry-run plays a run against the embedded reference supplier, which has the operations of the Supplier API only. Leave out --spec.',
      );
    if (options['dry-run']) return await (await import('./dry-run.js')).dryRun(settings);
    const out = await prepareOutput(options.out);
    const end = await examineInTheOpen(
      {
        ...settings,
        attended: isAttended(process.env),
        exchangesFile: join(out, 'exchanges.ndjson'),
        ledgerFile: join(out, 'ledger.ndjson'),
      },
      engine,
    );
    const { conclude } = await conclusion();
    process.exitCode = await conclude(end, {
      out,
      strict: options.strict,
      reporters: own,
      baseline,
      bundle,
    });
  } finally {
    await close();
  }
}

/** @throws UsageError when the baseline is not valid, or may not be used */
async function baselineOf({ baseline, mode }: RunArguments): Promise<readonly KnownFailure[] | undefined> {
  if (baseline === undefined) return undefined;
  if (mode === 'certify') throw new UsageError('--mode certify excuses nothing: leave out --baseline.');
  return (await import('../reports/baseline-file.js')).readBaseline(baseline);
}

/** Reporting needs much that a run does not: it is loaded while the suites run, not before. */
function conclusion(): Promise<typeof import('./conclude.js')> {
  return import('./conclude.js');
}

/** Runs the suites, shows how far they are, and ends them at Ctrl-C. */
async function examineInTheOpen(settings: RunSettings, reporters: readonly EngineReporter[]): Promise<RunEnd> {
  const progress = new Progress(settings.profile.supplier.baseUrl);
  const interrupted = interruption();
  const person = settings.attended && answerFor((text) => progress.paused(() => askPerson(text, interrupted.signal)));
  let results = 0;
  try {
    return await examine(
      settings,
      {
        onCollected: (testCases) => progress.expect(testCases),
        onResult(result) {
          if (results++ === 0) void conclusion();
          progress.show(result);
        },
      },
      interrupted.signal,
      reporters,
    );
  } finally {
    interrupted.release();
    if (person) person.close();
    progress.end();
  }
}
