import type { Finding } from './finding.js';
import { violatesMust } from './finding.js';
import {
  verdicts,
  type ClassResult,
  type RequirementResult,
  type RunMode,
  type RunVerdict,
  type TestCaseResult,
  type Verdict,
} from './run-report.js';

/** The verdict that findings alone give: any violated MUST fails, any violated SHOULD warns. */
export function verdictOf(findings: readonly Finding[]): 'pass' | 'warn' | 'fail' {
  if (findings.some(violatesMust)) return 'fail';
  return findings.some((finding) => !violatesMust(finding)) ? 'warn' : 'pass';
}

/** The gravest of several verdicts; `not-run` for none. */
export function gravest(several: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => several.includes(verdict)) ?? 'not-run';
}

/** What the test cases that check a requirement say about it together. */
export function verdictOn(requirement: RequirementResult['id'], testCases: readonly TestCaseResult[]): Verdict {
  const checking = testCases.filter((testCase) => testCase.requirements.includes(requirement));
  if (checking.length === 0) return 'not-applicable';
  // A violation of one requirement says nothing of the others that the same test case checks.
  const telling = checking.filter(
    ({ verdict, violated }) => (verdict !== 'fail' && verdict !== 'warn') || violated.includes(requirement),
  );
  return telling.length === 0 ? 'inconclusive' : gravest(telling.map(({ verdict }) => verdict));
}

/**
 * What a run says about the supplier, the first that holds: any fail, non-conformant; any error, or nothing executed,
 * error; anything undecided, incomplete; anything that the profile claims excluded by choice, partial; else conformant.
 * @param options.whole false when something is missing that no test case shows, such as a KCI inbox
 */
export function runVerdict(
  testCases: readonly Pick<TestCaseResult, 'verdict' | 'filtered' | 'choice'>[],
  { strict = false, whole = true }: { readonly strict?: boolean; readonly whole?: boolean } = {},
): RunVerdict {
  const has = (verdict: Verdict) => testCases.some((testCase) => testCase.verdict === verdict);
  if (has('fail') || (strict && has('warn'))) return 'non-conformant';
  const executed = testCases.filter(({ verdict }) => verdict !== 'not-run' && verdict !== 'not-applicable');
  if (has('error') || executed.length === 0) return 'error';
  const isUndecided = ({ verdict, filtered }: (typeof testCases)[number]) =>
    verdict === 'inconclusive' || (verdict === 'not-run' && filtered !== true);
  if (testCases.some(isUndecided)) return 'incomplete';
  return testCases.some(isLeftOut) || !whole ? 'partial' : 'conformant';
}

/** Whether a choice excluded a test case, or shortened it, though the profile claims what it is about. */
export function isLeftOut({ filtered, choice }: Pick<TestCaseResult, 'filtered' | 'choice'>): boolean {
  if (choice === 'not-implemented' || choice === 'own-reference' || choice === 'property-seconds') return true;
  return filtered === true && choice !== 'profile';
}

/**
 * The documented exit code of a verdict. In certify mode a partial run certifies nothing, nor does one of which a
 * requested class is neither conformant nor conditional, or that is about no class at all.
 * @param classes those of the report, if it has any
 */
export function exitCodeOf(verdict: RunVerdict, mode: RunMode, classes?: readonly ClassResult[]): 0 | 1 | 2 | 3 {
  if (exitCodes[verdict] !== exitCodes.conformant) return exitCodes[verdict];
  const isCertified = verdict === 'conformant' && (classes === undefined || areGiven(classes));
  return mode === 'certify' && !isCertified ? exitCodes.incomplete : exitCodes[verdict];
}

function areGiven(classes: readonly ClassResult[]): boolean {
  const requested = classes.filter((each) => each.requested);
  return requested.length > 0 && requested.every(isClassMet);
}

/** Whether a class can be certified: all of it is met, if need be with waivers. */
export function isClassMet({ verdict }: Pick<ClassResult, 'verdict'>): boolean {
  return verdict === 'conformant' || verdict === 'conditional';
}

/** The documented exit code of each verdict, except in certify mode. */
export const exitCodes: Readonly<Record<RunVerdict, 0 | 1 | 2 | 3>> = {
  conformant: 0,
  partial: 0,
  'non-conformant': 1,
  error: 2,
  incomplete: 3,
};
