import { requirements, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import type { Cause } from './causes.js';

/** One violation of one requirement, seen in one exchange. */
export interface Finding {
  readonly requirement: RequirementId;
  /** The operation at fault. */
  readonly operation: OperationKey;
  /** Which of the ways to violate the requirement it is, whatever the operation; left out where there is one way only. */
  readonly way?: string;
  /** Who has to act, where it is not simply the supplier. */
  readonly because?: Cause;
  /** One sentence: what is wrong. */
  readonly reason: string;
  readonly expected: string;
  readonly actual: string;
  /** JSON pointer into the answer's or the request's body. */
  readonly pointer?: string;
  /** The number of the exchange that shows it. */
  readonly exchange?: number;
  /** The number of the exchange with the KCI that it is about, if it is about one. */
  readonly kci?: number;
  /** Whether it is that a promise was not kept: that counts, even if a repeat goes well. */
  readonly isPromise?: true;
}

/** What a finding says besides where it is. */
export type FindingFacts = Pick<
  Finding,
  'way' | 'because' | 'reason' | 'expected' | 'actual' | 'pointer' | 'isPromise'
>;

/** Whether a finding makes a test case fail rather than warn. */
export function violatesMust(finding: Finding): boolean {
  return requirements[finding.requirement].level === 'MUST';
}
