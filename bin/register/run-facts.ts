import type { RunReport } from '../../harness/report/run-report.js';
import type { FoundInBundle } from '../certification/examine-bundle.js';

/** What a run found out about operations, by their keys. */
export interface FoundOperations {
  /** Those that violate a MUST. */
  readonly failing: readonly string[];
  /** Those of which a test case met every MUST. */
  readonly passing: readonly string[];
}

/** What the register needs of the report of a run; the report itself can have tens of megabytes. */
export interface RunFacts
  extends
    Pick<RunReport, 'target' | 'suite' | 'startedAt' | 'verdict' | 'headline' | 'classes' | 'scope'>,
    FoundOperations {
  /** When it ended, in milliseconds since 1970. */
  readonly endedAt: number;
}

export function foundOperations({ findings, testCases }: Pick<RunReport, 'findings' | 'testCases'>): FoundOperations {
  return {
    failing: operationsOf(findings.filter(({ level }) => level === 'MUST')),
    passing: operationsOf(testCases.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn')),
  };
}

/** A run by its manifest, which says what its report says; undefined where that is of a version without scope. */
export function runFacts(
  { headline, scope, ...said }: NonNullable<FoundInBundle['said']>,
  operations: FoundOperations,
): RunFacts | undefined {
  if (headline === undefined || !scope) return undefined;
  return { ...said, headline, scope, endedAt: Date.parse(said.endedAt), ...operations };
}

function operationsOf(all: readonly { readonly operation: string }[]): readonly string[] {
  return [...new Set(all.map(({ operation }) => operation))];
}
