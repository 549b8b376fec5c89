import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadProfile } from '../../config/load.js';
import { secretsOf } from '../../config/secrets.js';
import { cleanCase } from '../../harness/report/clean-report.js';
import { supplierApi } from '../../contract/description.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { preflight } from '../../harness/session/preflight.js';
import { readExchanges } from '../../harness/report/read-exchanges.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { runSuites } from '../../harness/engine/runner.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { labelled, verbatim, visible } from '../../reporters/terminal-text.js';
import type { ReplayArguments } from './replay-options.js';
import { interruption } from './interruption.js';
import { nearest } from '../terminal/nearest.js';
import { prepareOutput } from '../reports/output-folder.js';
import { readReport, reportFile } from '../reports/read.js';
import { useSpecification } from './specification.js';
import { useSuites } from './suites.js';
import { readProfile, targetOf } from './target.js';
import { UsageError } from '../terminal/usage-error.js';

const layout = { colour: false, width: 100 };
const mostExchangesShown = 12;

/** What a replay came to, and its exit code. */
const outcomes = { FIXED: 0, 'STILL FAILS': 1, 'CANNOT REPLAY': 3 } as const;

/**
 * Runs one test case of a report again, with the report's seed, and tells whether it is fixed. A property is held
 * against its counterexample alone, any other test case runs whole.
 * @throws UsageError or ProfileError, before any traffic
 */
export async function replay(options: ReplayArguments): Promise<void> {
  const report = await readReport(options.report);
  const description = await useSpecification(options.spec);
  if (report.suite.specification !== supplierApi.name)
    throw new UsageError(
      `The report is about ${report.suite.specification}, not ${supplierApi.name}: give that description with --spec.`,
    );
  const ownSuites = await useSuites(options.suites);
  const before = testCaseOf(report, options.id);
  if (options.out !== undefined && resolve(options.out) === resolve(dirname(await reportFile(options.report))))
    throw new UsageError('--out would write over the exchanges of that report. Name another folder.');
  const target = await targetOf(await targetOptions(options, report));
  const folder = options.out === undefined ? await mkdtemp(join(tmpdir(), 'fcc-replay-')) : undefined;
  try {
    const out = folder ?? (await prepareOutput(options.out ?? ''));
    const settings: RunSettings = {
      profile: target.profile,
      ...(description && { description }),
      ...(ownSuites && { ownSuites }),
      assumed: target.assumed,
      secrets: [...new Set([...target.secrets, ...secretsOf(target.profile)])],
      mode: 'full',
      areas: [],
      only: [before.id],
      seed: before.seed ?? report.seed,
      ...(before.path !== undefined && { path: before.path }),
      exchangesFile: join(out, 'exchanges.ndjson'),
      ledgerFile: join(out, 'ledger.ndjson'),
    };
    process.stderr.write(`Replaying ${before.id} against ${target.profile.supplier.baseUrl}\n`);
    const after = await runAgain(settings, before.id);
    const exchanges = await readExchanges(settings.exchangesFile);
    await rm(join(out, '.cache'), { recursive: true, force: true });
    tell(before, after, exchanges);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    await target.close();
  }
}

function testCaseOf({ testCases }: RunReport, id: string): TestCaseResult {
  const found = testCases.find((testCase) => testCase.id === id);
  if (!found) {
    const hint = nearest(
      id,
      testCases.map((testCase) => testCase.id),
    );
    throw new UsageError(`The report has no test case ${id}.${hint}`);
  }
  if (found.verdict === 'pass') throw new UsageError(`${id} passed in that report: there is nothing to replay.`);
  return found;
}

/**
 * Where it is replayed, and with what: the report's address, unless an option or the profile names one. A report may
 * come from anybody, so that it may not send the credentials of a profile to an address of its own.
 */
async function targetOptions(options: ReplayArguments, { target }: RunReport) {
  const { profile: file, 'base-url': given } = options;
  const named =
    file === undefined ? undefined : loadProfile(await readProfile(file), file, process.env).profile.supplier?.baseUrl;
  if (given === undefined && named !== undefined && named.replace(/\/$/, '') !== target.baseUrl)
    throw new UsageError(
      `The report is of ${target.baseUrl}, but the profile names ${named}. Say which with --base-url.`,
    );
  return { ...options, 'base-url': given ?? target.baseUrl };
}

/** The result of the test case now; a SuiteError where the supplier or the suite does not even get that far. */
async function runAgain(settings: RunSettings, id: string): Promise<TestCaseResult | SuiteError> {
  const interrupted = interruption();
  let result: TestCaseResult | undefined;
  try {
    await preflight(settings.profile, settings.secrets);
    await runSuites(
      settings,
      {
        onCollected: () => undefined,
        onResult(found) {
          if (found.id === id) result = found;
        },
      },
      interrupted.signal,
    );
  } catch (thrown) {
    const told = thrown instanceof SuiteError ? thrown.message : messageOf(thrown);
    const message = new Redactor(settings.secrets).text(told);
    return new SuiteError('ENGINE_FAILED', message, { cause: thrown });
  } finally {
    interrupted.release();
  }
  if (!result)
    return new SuiteError(
      'SELECTION_EMPTY',
      `This version of the suite has no test case ${id}. If it is one of your own, name its folder with --suites.`,
    );
  return cleanCase(result, new Redactor(settings.secrets));
}

function tell(before: TestCaseResult, after: TestCaseResult | SuiteError, exchanges: readonly Exchange[]): void {
  const outcome = outcomeOf(before, after);
  const lines =
    after instanceof SuiteError
      ? labelled('reason', after.message, 2, layout)
      : [
          ...labelled('then', `${before.verdict}: ${before.reason}`, 2, layout),
          ...labelled('now', `${after.verdict}${after.reason === '' ? '' : `: ${after.reason}`}`, 2, layout),
          ...(after.expected === undefined ? [] : labelled('expected', after.expected, 2, layout)),
          ...(after.actual === undefined ? [] : labelled('actual', after.actual, 2, layout)),
          ...sequence(after, exchanges),
          ...(after.curl === undefined ? [] : verbatim('curl', after.curl, 2, layout)),
        ];
  process.stdout.write(`${[`${outcome}: ${visible(`${before.id} ${before.title}`)}`, ...lines].join('\n')}\n`);
  process.exitCode = outcomes[outcome];
}

function outcomeOf(before: TestCaseResult, after: TestCaseResult | SuiteError): keyof typeof outcomes {
  if (after instanceof SuiteError) return 'CANNOT REPLAY';
  if (after.verdict === 'fail' || (after.verdict === 'warn' && before.verdict !== 'fail')) return 'STILL FAILS';
  return after.verdict === 'pass' || after.verdict === 'warn' ? 'FIXED' : 'CANNOT REPLAY';
}

/** What was sent and answered, one exchange a line. */
function sequence({ exchanges: numbers, judgedExchange }: TestCaseResult, exchanges: readonly Exchange[]): string[] {
  const own = exchanges.filter(({ number }) => numbers.includes(number));
  const shown = own.slice(-mostExchangesShown);
  const left = own.length - shown.length;
  return [
    ...(left > 0 ? [`  … ${left} exchanges before`] : []),
    ...shown.map(({ number, operation, request, response, failure }) => {
      const answer = response?.status ?? failure?.message ?? 'no answer';
      const mark = number === judgedExchange ? '  <- broke here' : '';
      return visible(`  #${number} ${operation ?? `${request.method} ${request.url}`} -> ${answer}${mark}`);
    }),
  ];
}
