import { linesIn } from './files/ordinary-file.js';
import { conformanceClasses } from '../../contract/classes.js';
import { requirementsInForce } from '../../contract/requirements-in-force.js';
import { requirements } from '../../contract/requirements/index.js';
import { causes, type Cause } from './causes.js';
import { classResultsOf } from './classes/class-results.js';
import { findingsIn } from './findings.js';
import {
  verdicts,
  type Choice,
  type Leftover,
  type RequirementResult,
  type RunReport,
  type RunVerdict,
  type TestCaseResult,
  type Verdict,
} from './run-report.js';
import { habitsIn } from './habits.js';
import { withRates } from './now-and-then.js';
import { headlineOf } from './scope/headline.js';
import { scopeOf, type ScopeFacts } from './scope/scope.js';
import { runVerdict, verdictOn } from './verdict.js';

/** What the report says about a test purpose, whatever comes of it. */
export type PurposeFacts = Pick<
  TestCaseResult,
  'id' | 'title' | 'kind' | 'area' | 'operation' | 'requirements' | 'file' | 'line'
>;

/** What a run knows when it ends, however it ends. */
export interface RunFacts extends Pick<
  RunReport,
  'suite' | 'target' | 'mode' | 'seed' | 'startedAt' | 'durationMs' | 'coverage' | 'notes' | 'leftOut'
> {
  readonly purposes: readonly PurposeFacts[];
  readonly results: ReadonlyMap<string, TestCaseResult>;
  readonly leftovers: readonly Leftover[];
  readonly exchanges: number;
  readonly strict: boolean;
  readonly scope: ScopeFacts;
  /** The ids of the classes that a certification is about; without it no class is judged. */
  readonly requestedClasses?: readonly string[];
  /** Why the run ended before its test cases did; with a choice, the user excluded what did not run. */
  readonly cutShort?: {
    readonly reason: string;
    readonly verdict: 'not-run' | 'error';
    readonly because?: Cause;
    readonly choice?: Choice;
  };
}

/** Makes the run report. Test purposes without a result are not-run, or error when the suite is at fault. */
export function buildReport(facts: RunFacts): RunReport {
  const { purposes, results, cutShort, scope, ...rest } = facts;
  const filters = [...scope.filters, ...(cutShort?.choice === undefined ? [] : [`--${cutShort.choice}`])];
  const testCases = purposes.map((purpose) => {
    const { file, line } = purpose;
    const result = chosen(results.get(purpose.id), cutShort) ?? undecidedCase(purpose, cutShort);
    return { ...result, ...(file !== undefined && line !== undefined && { file, line }) };
  });
  return reportOn({
    ...rest,
    scope: { ...scope, filters },
    testCases,
    failed: cutShort?.verdict === 'error',
    stopped: cutShort?.verdict === 'not-run' && cutShort.choice === undefined,
    ...(cutShort && { reason: cutShort.reason }),
  });
}

/** What has been found out, before it is added up. */
export interface Outcome extends Omit<
  RunReport,
  | 'schemaVersion'
  | 'verdict'
  | 'headline'
  | 'scope'
  | 'classes'
  | 'counts'
  | 'findings'
  | 'habits'
  | 'requirements'
  | 'reason'
  | 'baseline'
> {
  readonly scope: ScopeFacts;
  readonly requestedClasses?: readonly string[];
  readonly strict: boolean;
  /** Whether the suite failed, whatever its test cases say. */
  readonly failed: boolean;
  /** Whether the user ended the run early: it is incomplete even if nothing was executed by then. */
  readonly stopped?: boolean;
  readonly reason?: string;
  /** Requirements that are not in force here, such as those of suites that came with the run. */
  readonly further?: readonly Pick<RequirementResult, 'id' | 'level' | 'statement' | 'source'>[];
}

/** Adds up what has been found out: counts, requirements, the scope, and the verdict. */
export function reportOn(outcome: Outcome): RunReport {
  const {
    strict,
    failed,
    stopped = false,
    testCases: decided,
    exchanges,
    leftovers,
    coverage,
    notes,
    leftOut,
    further = [],
    ...others
  } = outcome;
  const { scope: facts, requestedClasses, ...rest } = others;
  const testCases = withRates(decided);
  const checking = byRequirement(testCases);
  const habits = habitsIn(testCases);
  const scope = scopeOf(facts, rest.mode, testCases);
  const judged = runVerdict(testCases, { strict, whole: scope.needs.length === 0 });
  const verdict = endVerdict(judged, {
    failed,
    stopped: stopped && !testCases.some((each) => each.verdict === 'error'),
  });
  const findings = findingsIn(testCases);
  const claimsKcis = facts.updates !== 'not-claimed';
  const classes =
    requestedClasses &&
    classResultsOf(conformanceClasses().classes, requestedClasses, { testCases, scope, claimsKcis, strict });
  return {
    schemaVersion: 2,
    ...rest,
    verdict,
    headline: headlineOf({ verdict, scope, testCases, findings, ...(classes && { classes }) }),
    scope,
    ...(classes && { classes }),
    counts: Object.fromEntries(
      verdicts.map((name) => [name, testCases.filter((testCase) => testCase.verdict === name).length]),
    ) as Record<Verdict, number>,
    exchanges,
    findings,
    ...(habits.length > 0 && { habits }),
    testCases,
    requirements: [...[...requirementsInForce()].map(([id, stated]) => ({ id, ...stated })), ...further].map(
      ({ id, level, statement, source }): RequirementResult => ({
        id,
        level,
        statement,
        source,
        verdict: verdictOn(id, checking.get(id) ?? []),
        testCases: (checking.get(id) ?? []).map((testCase) => testCase.id),
      }),
    ),
    leftovers,
    ...(coverage && { coverage }),
    ...(notes && { notes }),
    ...(leftOut && { leftOut }),
  };
}

/** The test cases that check each requirement. */
function byRequirement(testCases: readonly TestCaseResult[]): ReadonlyMap<string, readonly TestCaseResult[]> {
  const checking = new Map<string, TestCaseResult[]>();
  for (const testCase of testCases)
    for (const requirement of new Set(testCase.requirements)) {
      const known = checking.get(requirement);
      if (known) known.push(testCase);
      else checking.set(requirement, [testCase]);
    }
  return checking;
}

/** What the end of a run makes of the verdict of its test cases. A violation that was found stays one. */
function endVerdict(
  verdict: RunVerdict,
  { failed, stopped }: { readonly failed: boolean; readonly stopped: boolean },
): RunVerdict {
  if (verdict === 'non-conformant') return verdict;
  if (failed) return 'error';
  return stopped && verdict === 'error' ? 'incomplete' : verdict;
}

/** A result, or undefined for a test case that the end of the run cut short by the user's choice. */
function chosen(result: TestCaseResult | undefined, cutShort: RunFacts['cutShort']): TestCaseResult | undefined {
  return cutShort?.choice !== undefined && result?.verdict === 'not-run' && result.group === 'cut-short'
    ? undefined
    : result;
}

function undecidedCase(purpose: PurposeFacts, cutShort: RunFacts['cutShort']): TestCaseResult {
  const { id, title, kind, area, operation, requirements: checked } = purpose;
  return {
    id,
    title,
    kind,
    area,
    operation,
    requirements: checked,
    violated: [],
    level: requirements[checked[0] as keyof typeof requirements].level,
    verdict: cutShort?.verdict === 'error' ? 'not-run' : (cutShort?.verdict ?? 'error'),
    reason: cutShort?.reason ?? 'The test case ended without a verdict.',
    ...(cutShort
      ? cutShort.because && { cause: causes[cutShort.because].party, why: causes[cutShort.because].why }
      : { cause: causes['suite-failed'].party, why: causes['suite-failed'].why }),
    ...(cutShort?.choice !== undefined && { filtered: true, choice: cutShort.choice }),
    exchanges: [],
    notes: [],
    durationMs: 0,
  };
}

/** How many lines a file has; 0 without one. */
export function countLines(file: string): number {
  try {
    return linesIn(file);
  } catch {
    return 0;
  }
}
