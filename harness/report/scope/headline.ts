import { sendUpdate } from '../../../contract/requirements/index.js';
import type { ClassResult, OperationScope, ReportedFinding, RunReport, RunVerdict } from '../run-report.js';
import { isApplicable, isDecided } from './scope.js';

/** Properties try so many values unless the profile says otherwise. */
const usualPropertyRuns = 35;

/** How many operations one list names; a description of another API can have hundreds. */
const maxOperations = 13;
const maxNotExamined = 4;

type Facts = Pick<RunReport, 'verdict' | 'scope' | 'classes' | 'testCases' | 'findings'>;

/** The verdict and its scope in one sentence: no output says the one without the other. */
export function headlineOf({ verdict, scope, classes, testCases, findings }: Facts): string {
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
    ...(classes ? [classesPart(classes)] : []),
    ...(mode === 'smoke' ? ['mode smoke'] : []),
    ...(filters.length > 0 ? [`chosen by ${filters.join(' ')}`] : []),
    ...(shard === null ? [] : [`shard ${shard}`]),
    ...(propertyRuns < usualPropertyRuns ? [`properties tried ${count(propertyRuns, 'value')} each`] : []),
    ...(reference ? ['the target is the embedded reference supplier'] : []),
  ];
  return `${opening(verdict, testCases, findings)} ${parts.join('; ')}`;
}

/** What comes of each class that the run is about. */
function classesPart(classes: readonly ClassResult[]): string {
  const requested = classes.filter((each) => each.requested);
  if (requested.length === 0) return 'no class is claimed whole';
  const parts = requested.map(({ id, verdict }) => `${id} ${verdict}`);
  return `${parts.length === 1 ? 'class' : 'classes'} ${parts.join(', ')}`;
}

/** The verdict, and how much of what applies it rests on. */
function opening(verdict: RunVerdict, testCases: RunReport['testCases'], findings: readonly ReportedFinding[]): string {
  const applicable = testCases.filter(isApplicable);
  const decided = applicable.filter(isDecided).length;
  switch (verdict) {
    case 'conformant':
      return 'CONFORMANT';
    case 'partial':
      return `PARTIAL: ${soFar(decided, applicable.length)};`;
    case 'non-conformant': {
      const musts = new Set(findings.filter(({ level }) => level === 'MUST').map(({ requirement }) => requirement));
      const violated = musts.size > 0 ? musts : new Set(findings.map(({ requirement }) => requirement));
      return `NON-CONFORMANT: ${count(violated.size, 'requirement')} violated;`;
    }
    case 'incomplete':
      return `INCOMPLETE: ${soFar(decided, applicable.length)};`;
    case 'error':
      return 'ERROR: the run failed, which says nothing of the supplier;';
  }
}

/** What can be said where nothing failed, but something is left to examine. */
function soFar(decided: number, all: number): string {
  if (decided === all) return `nothing failed in ${count(all, 'test case')}`;
  return `nothing failed, but only ${decided} of ${count(all, 'test case')} ${decided === 1 ? 'was' : 'were'} decided`;
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
