import { isDeepStrictEqual } from 'node:util';
import { conformanceClasses } from '../../../contract/classes.js';
import { sendUpdate } from '../../../contract/requirements/index.js';
import { reportOn } from '../build-report.js';
import { classResultsOf } from '../classes/class-results.js';
import type { ClassResult, RunReport, RunVerdict, Scope } from '../run-report.js';
import { mergedScope } from '../scope/merge-scopes.js';
import { isClassMet } from '../verdict.js';

/** Each says more against a supplier, or less for it, than those before. */
const byGravity: readonly RunVerdict[] = ['conformant', 'partial', 'incomplete', 'error', 'non-conformant'];

/**
 * One sentence for each thing that a report says and its own test cases do not bear out. It may be graver than they are,
 * as that of a strict run is, and never milder.
 */
export function contradictionsIn(report: RunReport): readonly string[] {
  const again = addedUpAgain(report);
  const { verdict, headline, scope, counts, testCases } = report;
  const shown = new Set(report.findings.flatMap((finding) => finding.testCases));
  const hidden = testCases.find((each) => each.verdict === 'fail' && !shown.has(each.id));
  const failing = new Set(again.requirements.filter((each) => each.verdict === 'fail').map(({ id }) => id));
  const excused = report.requirements.find((each) => each.verdict !== 'fail' && failing.has(each.id));
  return [
    ...(new Set(testCases.map(({ id }) => id)).size === testCases.length ? [] : ['a test case stands there twice']),
    ...(isMilder(report, again) ? [`it is ${verdict}, and its test cases make it ${again.verdict}`] : []),
    ...(headline.startsWith(verdict.toUpperCase()) ? [] : ['its headline has another verdict']),
    ...(isDeepStrictEqual({ ...counts }, { ...again.counts }) ? [] : ['its counts are not those of its test cases']),
    ...(isScopeOf(scope, again.scope) ? [] : ['its scope is not that of its test cases']),
    ...(hidden ? [`${hidden.id} failed, and no finding says so`] : []),
    ...(excused ? [`a test case violates ${excused.id}, and the requirement did not fail`] : []),
    ...raisedClasses(report, again).map(
      ({ id, verdict: said }) => `its test cases do not make the class ${id} ${said}`,
    ),
  ].map((phrase) => `report.json contradicts itself: ${phrase}.`);
}

/** What comes of the test cases of a report when they are added up once more. */
function addedUpAgain(report: RunReport): RunReport {
  const { suite, target, mode, seed, startedAt, durationMs, exchanges, leftovers, testCases, scope } = report;
  const rest = { suite, target, mode, seed, startedAt, durationMs, exchanges, leftovers, testCases };
  return reportOn({ ...rest, scope: mergedScope([scope], testCases), strict: false, failed: false });
}

/** Whether a scope counts what its test cases are, and leaves out nothing that they lack. */
function isScopeOf({ kcis, operations, excluded, needs }: Scope, again: Scope): boolean {
  const named = new Set(needs.map(({ what }) => what));
  return (
    isDeepStrictEqual([kcis, operations, excluded], [again.kcis, again.operations, again.excluded]) &&
    again.needs.every(({ what }) => named.has(what))
  );
}

function isMilder({ verdict, testCases, scope }: RunReport, again: RunReport): boolean {
  // A run that was stopped before anything was executed is incomplete, and no error.
  const nothingRan = again.verdict === 'error' && again.counts.error === 0;
  const mildest = nothingRan ? 'incomplete' : again.verdict;
  const lacksKcis = !scope.kcis && testCases.some(({ operation }) => operation === sendUpdate);
  return byGravity.indexOf(verdict) < byGravity.indexOf(mildest) || (verdict === 'conformant' && lacksKcis);
}

/** The classes that are said to be met, and are not. */
function raisedClasses({ classes = [], suite, testCases }: RunReport, { scope }: RunReport): readonly ClassResult[] {
  const own = suite.classesDigest === conformanceClasses().digest ? conformanceClasses().classes : [];
  // A class of another version is taken as the report states it.
  const stated = classes.map((each) => own.find(({ id }) => id === each.id) ?? { ...each, minPropertyRuns: 0 });
  const claimsKcis = !scope.needs.some(({ what }) => what === 'implements.kcis');
  const found = classResultsOf(stated, [], { testCases, scope, claimsKcis });
  return classes.filter((each, index) => isClassMet(each) && found[index]?.verdict !== each.verdict);
}
