import { requirements, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';

/** One violation of one requirement, seen in one exchange. */
export interface Finding {
  readonly requirement: RequirementId;
  /** The operation at fault. */
  readonly operation: OperationKey;
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

/** Whether a finding makes a test case fail rather than warn. */
export function violatesMust(finding: Finding): boolean {
  return requirements[finding.requirement].level === 'MUST';
}
