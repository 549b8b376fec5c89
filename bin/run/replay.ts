import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { loadProfile } from '../../config/load.js';
import { cleanCase } from '../../harness/report/clean-report.js';
import { supplierApi } from '../../contract/description.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchange, Exchanges } from '../../harness/report/exchange.js';
import { Redactor } from '../../harness/report/redaction.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { labelled, verbatim, visible } from '../../reporters/terminal-text.js';
import type { RunEnd } from './examine.js';
import { performRun } from './perform-run.js';
import { prepareRun } from './prepare-run.js';
import type { ReplayArguments } from './replay-options.js';
import { interruption } from './interruption.js';
import { nearest } from '../terminal/nearest.js';
import { readReport, reportFile } from '../reports/read.js';
import { readProfile } from './target.js';
import { checkVariables } from './check-variables.js';
import { UsageError } from '../terminal/usage-error.js';

const layout = { colour: false, width: 100 };
const maxExchangesShown = 12;

/** What a replay came to, and its exit code. */
const outcomes = { FIXED: 0, 'STILL FAILS': 1, 'FAILS DIFFERENTLY': 1, 'CANNOT REPLAY': 3 } as const;

/**
 * Runs one test case of a report again, with the report's seed, and reports whether it is fixed. A property runs with
 * its counterexample alone, as far as its draws are those of the report; any other test case runs whole.
 * @throws UsageError or ProfileError, before any traffic
 */
export async function replay(options: ReplayArguments): Promise<void> {
  await checkVariables(options.profile);
  const report = await readReport(options.report);
  if (options.out !== undefined && resolve(options.out) === resolve(dirname(await reportFile(options.report))))
    throw new UsageError('--out would write over the exchanges of that report. Name another folder.');
  const before = testCaseOf(report, options.id);
  const { seed = report.seed, path, counterexample, together = [] } = before;
  const preparation = { ...(await targetOptions(options, report)), mode: 'full' as const, seed };
  const prepared = await prepareRun(preparation, () => {
    refuseAnotherDescription(report);
    return {
      mode: 'full',
      areas: [],
      only: [...new Set([before.id, ...together])],
      ...(path !== undefined && { path }),
      ...(counterexample !== undefined && { counterexample }),
    };
  });
  const folder = options.out ?? (await mkdtemp(join(tmpdir(), 'fcc-replay-')));
  const interrupted = interruption();
  try {
    const onStart = () =>
      process.stderr.write(visible(`Replaying ${before.id} against ${prepared.settings.profile.supplier.baseUrl}\n`));
    const observer = { onCollected: () => undefined, onResult: () => undefined };
    const { signal, abandon } = interrupted;
    const performed = await performRun(prepared, folder, { onStart, observer, signal, abandon });
    performed.release();
    const after = resultOf(performed.end, before.id);
    show(before, after, after instanceof SuiteError ? [] : await exchangesOf(after, performed.exchanges));
  } finally {
    interrupted.release();
    if (options.out === undefined) await rm(folder, { recursive: true, force: true });
    await prepared.close();
  }
}

/** @throws UsageError when the report is about another API than the one that is examined now */
function refuseAnotherDescription({ suite }: RunReport): void {
  if (suite.specification === supplierApi.name) return;
  throw new UsageError(
    `The report is about ${suite.specification}, not ${supplierApi.name}: name that description with --spec.`,
  );
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
  if (found.verdict === 'pass')
    throw new UsageError(
      `${id} passed in that report: there is nothing to replay. \`run --only ${id}\` examines it again.`,
    );
  return found;
}

/**
 * Where it is replayed, and with what: the report's address, unless an option or the profile names one. A report may
 * come from anyone: it must not send the credentials of a profile to an address of its own.
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

/** The result of the test case now, or why the supplier or the suite did not get that far. */
function resultOf({ results, failure, settings }: RunEnd, id: string): TestCaseResult | SuiteError {
  const redactor = new Redactor(settings.secrets);
  if (failure !== undefined) {
    const message = failure instanceof SuiteError ? failure.message : messageOf(failure);
    return new SuiteError('ENGINE_FAILED', redactor.sentence(message), { cause: failure });
  }
  const result = results.get(id);
  if (result) return cleanCase(result, redactor);
  return new SuiteError(
    'SELECTION_EMPTY',
    `This version of the suite has no test case ${id}. If it is one of your own, name its folder with --suites.`,
  );
}

async function exchangesOf({ exchanges: numbers }: TestCaseResult, all: Exchanges): Promise<readonly Exchange[]> {
  const wanted = new Set(numbers);
  const own: Exchange[] = [];
  for await (const exchange of all) if (wanted.has(exchange.number)) own.push(exchange);
  return own;
}

/** @param own the exchanges of the test case */
function show(before: TestCaseResult, after: TestCaseResult | SuiteError, own: readonly Exchange[]): void {
  const outcome = outcomeOf(before, after);
  const lines =
    after instanceof SuiteError
      ? labelled('reason', after.message, 2, layout)
      : [
          ...labelled('then', `${before.verdict}: ${before.reason}`, 2, layout),
          ...labelled('now', `${after.verdict}${after.reason === '' ? '' : `: ${after.reason}`}`, 2, layout),
          ...(outcome === 'FAILS DIFFERENTLY'
            ? labelled('violated', `then ${before.violated.join(', ')}; now ${after.violated.join(', ')}`, 2, layout)
            : []),
          ...(after.expected === undefined ? [] : labelled('expected', after.expected, 2, layout)),
          ...(after.actual === undefined ? [] : labelled('actual', after.actual, 2, layout)),
          ...sequence(after, own),
          ...(after.curl === undefined ? [] : verbatim('curl', after.curl, 2, layout)),
        ];
  process.stdout.write(`${[`${outcome}: ${visible(`${before.id} ${before.title}`)}`, ...lines].join('\n')}\n`);
  process.exitCode = outcomes[outcome];
}

function outcomeOf(before: TestCaseResult, after: TestCaseResult | SuiteError): keyof typeof outcomes {
  if (after instanceof SuiteError) return 'CANNOT REPLAY';
  if (after.verdict === 'fail' || (after.verdict === 'warn' && before.verdict !== 'fail'))
    return isAnother(before, after) ? 'FAILS DIFFERENTLY' : 'STILL FAILS';
  return after.verdict === 'pass' || after.verdict === 'warn' ? 'FIXED' : 'CANNOT REPLAY';
}

/** Whether none of the requirements that were violated is violated now. */
function isAnother({ violated: then }: TestCaseResult, { violated: now }: TestCaseResult): boolean {
  return then.length > 0 && !then.some((requirement) => now.includes(requirement));
}

/** What was sent and answered, one exchange a line. */
function sequence({ judgedExchange }: TestCaseResult, own: readonly Exchange[]): string[] {
  const shown = own.slice(-maxExchangesShown);
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
