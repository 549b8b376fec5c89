import { conformanceClasses } from '../../contract/classes.js';
import { classResultsOf } from '../../harness/report/classes/class-results.js';
import type { ClassResult, RunReport } from '../../harness/report/run-report.js';
import type { Waiver } from './certificate.js';
import type { Policy } from './policy.js';

/** The waivers of a policy for one supplier. */
export function waiversFor({ waivers }: Pick<Policy, 'waivers'>, supplier: string): readonly Waiver[] {
  return waivers.filter((each) => each.supplier === supplier);
}

/** The operations of a waiver at which a run found nothing of what it excuses. */
export function staleOperations(
  { requirement, operations }: Waiver,
  { findings }: Pick<RunReport, 'findings'>,
): readonly string[] {
  const fails = (operation: string) =>
    findings.some(
      (found) => found.level === 'MUST' && found.requirement === requirement && found.operation === operation,
    );
  return operations.filter((operation) => !fails(operation));
}

/** Each class, judged again from the test cases of a report, with these waivers. The verdicts of the run stay. */
export function classesWith(waivers: readonly Waiver[], { testCases, scope }: RunReport): readonly ClassResult[] {
  return classResultsOf(conformanceClasses().classes, [], {
    testCases,
    scope,
    claimsKcis: !scope.needs.some(({ what }) => what === 'implements.kcis'),
    isWaived: (id, { requirement, operation }) =>
      waivers.some(
        (each) => each.class === id && each.requirement === requirement && each.operations.includes(operation),
      ),
  });
}
