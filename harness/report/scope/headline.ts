import { sendUpdate } from '../../../contract/requirements/index.js';
import type { OperationScope, ReportedFinding, RunReport, RunVerdict } from '../run-report.js';
import { isApplicable, isDecided } from './scope.js';

/** Properties try so many values unless the profile says otherwise. */
const usualPropertyRuns = 50;

/** How many operations one list names; a description of another API can have hundreds. */
const maxOperations = 13;
const maxNotExamined = 4;

type Facts = Pick<RunReport, 'verdict' | 'scope' | 'testCases' | 'findings'>;

/** The verdict and its scope in one sentence: no output says the one without the other. */
export function headlineOf({ verdict, scope, testCases, findings }: Facts): string {
  const { operations, kcis, mode, filters, shard, propertyRuns, reference } = scope;
  const examined = operations.filter((each) => each.examined);
  const described = testCases.some(({ operation }) => operation === sendUpdate);
  const parts = [
    `${verdict === 'conformant' ? 'for' : 'examined:'} ${share(examined, operations)}`,
    ...notExamined(operations.filter((each) => each.claimed && !each.examined)),
    ...listed(
      'not claimed',
      operations.filter((each) => !each.claimed),
    ),
    ...(described ? [kcis ? 'KCIs examined' : 'KCIs not examined'] : []),
    ...(mode === 'smoke' ? ['mode smoke'] : []),
    ...(filters.length > 0 ? [`chosen by ${filters.join(' ')}`] : []),
    ...(shard === null ? [] : [`shard ${shard}`]),
    ...(propertyRuns < usualPropertyRuns ? [`properties tried ${count(propertyRuns, 'value')} each`] : []),
    ...(reference ? ['the target is the embedded reference supplier'] : []),
  ];
  return `${opening(verdict, testCases, findings)} ${parts.join('; ')}`;
}

/** The verdict, and how much of what applies it rests on. */
function opening(verdict: RunVerdict, testCases: RunReport['testCases'], findings: readonly ReportedFinding[]): string {
  const applicable = testCases.filter(isApplicable);
  const decided = applicable.filter(isDecided).length;
  const all = count(applicable.length, 'test case');
  switch (verdict) {
    case 'conformant':
      return 'CONFORMANT';
    case 'partial':
      return `PARTIAL: nothing failed, but only ${decided} of ${all} ${decided === 1 ? 'was' : 'were'} decided;`;
    case 'non-conformant': {
      const musts = new Set(findings.filter(({ level }) => level === 'MUST').map(({ requirement }) => requirement));
      const violated = musts.size > 0 ? musts : new Set(findings.map(({ requirement }) => requirement));
      return `NON-CONFORMANT: ${count(violated.size, 'requirement')} violated;`;
    }
    case 'incomplete':
      return `INCOMPLETE: nothing failed, but only ${decided} of ${all} ${decided === 1 ? 'was' : 'were'} decided;`;
    case 'error':
      return 'ERROR: the run failed, which says nothing of the supplier;';
  }
}

/** How many operations, and which unless they are all. */
function share(some: readonly OperationScope[], all: readonly OperationScope[]): string {
  if (some.length === all.length) return all.length === 1 ? 'the one operation' : `all ${all.length} operations`;
  const number = `${some.length} of ${all.length} operations`;
  return some.length === 0 ? number : `${number}: ${names(some)}`;
}

/** Many are counted: those that were examined are named. */
function notExamined(operations: readonly OperationScope[]): readonly string[] {
  if (operations.length <= maxNotExamined) return listed('not examined', operations);
  return [`not examined: ${operations.length} operations`];
}

function listed(title: string, operations: readonly OperationScope[]): readonly string[] {
  return operations.length === 0 ? [] : [`${title}: ${names(operations)}`];
}

function names(operations: readonly OperationScope[]): string {
  const more = operations.length > maxOperations ? ` and ${operations.length - maxOperations} more` : '';
  return `${operations
    .slice(0, maxOperations)
    .map(({ operation }) => operation)
    .join(', ')}${more}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
