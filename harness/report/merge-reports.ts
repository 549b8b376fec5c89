import { requirementsInForce } from '../../contract/requirements-in-force.js';
import { mergeCoverage } from './merge-coverage.js';
import { reportOn } from './build-report.js';
import type { Exchange, Exchanges } from './exchange.js';
import type { RequirementResult, RunReport, TestCaseResult, Violation } from './run-report.js';
import { mergedScope, shardsOf } from './scope/merge-scopes.js';
import { gravest } from './verdict.js';

/** A run report with its exchanges. */
export interface Evidenced {
  readonly report: RunReport;
  readonly exchanges: Exchanges;
}

/** Why reports do not belong to one run; undefined when they do. */
export function mergeProblem([first, ...others]: readonly RunReport[]): string | undefined {
  if (!first) return 'There is no report to merge.';
  for (const other of others) {
    const differs = [
      ['version of the suite', first.suite.version, other.suite.version],
      ['specification', first.suite.specificationDigest, other.suite.specificationDigest],
      ['profile', first.suite.profileDigest, other.suite.profileDigest],
      ['target', first.target.baseUrl, other.target.baseUrl],
      ['mode', first.mode, other.mode],
      ['number of shards', shardsOf(first), shardsOf(other)],
    ].find(([, left, right]) => left !== right);
    if (differs) return `The reports are not of one run: the ${differs[0]} differs (${differs[1]} and ${differs[2]}).`;
  }
  return undefined;
}

/**
 * Joins the reports of shards into that of the whole run, its exchanges renumbered. What no shard examined leaves
 * the run incomplete. The seed is that of the first report; each property names its own.
 * @throws Error when `mergeProblem` names one
 */
export async function mergeReports(parts: readonly [Evidenced, ...Evidenced[]]): Promise<Evidenced> {
  const problem = mergeProblem(parts.map(({ report }) => report));
  if (problem !== undefined) throw new Error(problem);
  const numbered = await renumbered(parts);
  const reports = numbered.map(({ report }) => report);
  const [{ suite, target, mode, seed }] = parts.map(({ report }) => report) as [RunReport];
  const reasons = [...new Set(reports.flatMap(({ reason }) => reason ?? []))];
  const coverage = mergeCoverage(reports.flatMap((report) => report.coverage ?? []));
  const notes = [...new Set(reports.flatMap((report) => report.notes ?? []))];
  // All shards read the same description.
  const leftOut = reports.find((report) => report.leftOut)?.leftOut;
  const ids = [...new Set(reports.flatMap(({ testCases }) => testCases.map(({ id }) => id)))];
  const testCases = ids.map((id) =>
    merged(reports.flatMap((report) => report.testCases.filter((each) => each.id === id))),
  );
  const report = reportOn({
    suite,
    target,
    mode,
    seed,
    startedAt: reports.map(({ startedAt }) => startedAt).toSorted()[0] ?? '',
    durationMs: reports.reduce((sum, { durationMs }) => sum + durationMs, 0),
    exchanges: reports.reduce((sum, { exchanges }) => sum + exchanges, 0),
    leftovers: reports.flatMap(({ leftovers }) => leftovers),
    testCases,
    scope: mergedScope(
      reports.map(({ scope }) => scope),
      testCases,
    ),
    further: furtherRequirements(reports),
    ...requestedIn(reports),
    ...(coverage.length > 0 && { coverage }),
    ...(notes.length > 0 && { notes }),
    ...(leftOut && { leftOut }),
    strict: reports.some(({ verdict, counts }) => verdict === 'non-conformant' && counts.fail === 0),
    failed: reports.some(({ verdict, reason }) => verdict === 'error' && reason !== undefined),
    ...(reasons.length > 0 && { reason: reasons.join(' ') }),
  });
  return { report, exchanges: inTurn(numbered.map(({ exchanges }) => exchanges)) };
}

/** The classes that the reports are about, where they judge any. */
function requestedIn(reports: readonly RunReport[]): { readonly requestedClasses?: readonly string[] } {
  if (!reports.some(({ classes }) => classes)) return {};
  const requested = reports.flatMap(({ classes = [] }) => classes.filter((each) => each.requested));
  return { requestedClasses: [...new Set(requested.map(({ id }) => id))] };
}

/** What the reports state besides the requirements that are known here: suites that came with the run have their own. */
function furtherRequirements(reports: readonly RunReport[]): readonly RequirementResult[] {
  const inForce = requirementsInForce();
  const further = reports.flatMap(({ requirements }) => requirements).filter(({ id }) => !inForce.has(id));
  return [...new Map(further.map((requirement) => [requirement.id, requirement])).values()];
}

/** The result of one test case in several shards: of those that examined it the gravest. */
function merged(results: readonly TestCaseResult[]): TestCaseResult {
  const examined = results.filter(({ choice }) => choice !== 'shard');
  const verdict = gravest(examined.map((result) => result.verdict));
  const decided = examined.find((result) => result.verdict === verdict);
  if (decided) return decided;
  const { filtered: _, choice: __, ...rest } = results[0] as TestCaseResult;
  return { ...rest, reason: 'It belongs to a shard that was not merged.' };
}

/** The same reports with exchanges of one numbering. */
async function renumbered(parts: readonly Evidenced[]): Promise<readonly Evidenced[]> {
  let offset = 0;
  const numbered: Evidenced[] = [];
  for (const { report, exchanges } of parts) {
    const shift = offset;
    offset += Math.max(report.exchanges, await lastNumberOf(exchanges));
    numbered.push({
      report: {
        ...report,
        testCases: report.testCases.map((testCase) => ({
          ...testCase,
          exchanges: testCase.exchanges.map((number) => number + shift),
          ...(testCase.violations && { violations: shifted(testCase.violations, shift) }),
          ...(testCase.seenOnce && { seenOnce: shifted(testCase.seenOnce, shift) }),
          ...(testCase.control !== undefined && { control: testCase.control + shift }),
          ...(testCase.judgedExchange !== undefined && { judgedExchange: testCase.judgedExchange + shift }),
        })),
      },
      exchanges: renumberedExchanges(exchanges, shift),
    });
  }
  return numbered;
}

async function lastNumberOf(exchanges: Exchanges): Promise<number> {
  let last = 0;
  for await (const { number } of exchanges) last = number;
  return last;
}

/** Exchanges with other numbers, each made when it is asked for. */
function renumberedExchanges(exchanges: Exchanges, shift: number): Exchanges {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<Exchange> {
      for await (const exchange of exchanges) yield { ...exchange, number: exchange.number + shift };
    },
  };
}

function inTurn(lists: readonly Exchanges[]): Exchanges {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<Exchange> {
      for (const exchanges of lists) yield* exchanges;
    },
  };
}

function shifted(violations: readonly Violation[], shift: number): readonly Violation[] {
  return violations.map(({ exchange, ...violation }) => ({
    ...violation,
    ...(exchange !== undefined && { exchange: exchange + shift }),
  }));
}
