import type { Finding } from './finding.js';
import { violatesMust } from './finding.js';
import {
  verdicts,
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
 * What a run says about the supplier: any fail, non-conformant; else any error, error; else anything undecided,
 * incomplete; else conformant. A not-run by the user's own choice leaves a run complete, but not in certify mode.
 */
export function runVerdict(
  testCases: readonly Pick<TestCaseResult, 'verdict' | 'filtered'>[],
  { mode, strict = false }: { readonly mode: RunMode; readonly strict?: boolean },
): RunVerdict {
  const has = (verdict: Verdict) => testCases.some((testCase) => testCase.verdict === verdict);
  if (has('fail') || (strict && has('warn'))) return 'non-conformant';
  const executed = testCases.filter(({ verdict }) => verdict !== 'not-run' && verdict !== 'not-applicable');
  if (has('error') || executed.length === 0) return 'error';
  const undecided = testCases.some(
    ({ verdict, filtered }) =>
      verdict === 'inconclusive' || (verdict === 'not-run' && (filtered !== true || mode === 'certify')),
  );
  return undecided ? 'incomplete' : 'conformant';
}

/** The documented exit code of each verdict. */
export const exitCodes: Readonly<Record<RunVerdict, 0 | 1 | 2 | 3>> = {
  conformant: 0,
  'non-conformant': 1,
  error: 2,
  incomplete: 3,
};
