import type { RequirementResult, RunReport, TestCaseResult } from '../../harness/report/run-report.js';

/** What the script of the page knows of the run. */
export interface PageReport {
  readonly testCases: readonly TestCaseResult[];
  readonly requirements: readonly Omit<RequirementResult, 'testCases'>[];
}

/** A header line: `Name: value`, or the index of a line that occurred before. */
export type HeaderLine = string | number;

/** One exchange as the page holds it; bodies may be cut. */
export interface PageExchange {
  readonly number: number;
  readonly operation?: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly HeaderLine[];
  readonly requestBody?: string;
  readonly status?: number;
  readonly responseHeaders?: readonly HeaderLine[];
  readonly responseBody?: string;
  /** Why there is no complete answer. */
  readonly failure?: string;
  /** Whether a body was cut. */
  readonly cut?: true;
}

/** The evidence of a page: read only when a reader asks for it. */
export interface PageEvidence {
  /** Header lines that occur more than once. */
  readonly headerLines: readonly string[];
  readonly exchanges: readonly PageExchange[];
}

/** The part of a run report that the page's script needs. */
export function pageReport({ testCases, requirements }: RunReport): PageReport {
  return { testCases, requirements: requirements.map(({ testCases: _, ...requirement }) => requirement) };
}
