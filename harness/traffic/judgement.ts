import type { Level, OperationKey, RequirementId } from '../../contract/requirements/index.js';

/** What a capture says about an operation, or about all. Never that a supplier conforms: that takes a run. */
export type TrafficVerdict = 'violation-observed' | 'no-violation-observed' | 'no-traffic';

/** Why a requirement was not examined. */
export type NotExaminedWhy =
  /** The capture has no exchange that could show it. */
  | 'no-traffic'
  /** There are such exchanges, but what shows it was not recorded, or was removed. */
  | 'not-recorded'
  /** No KCIs were given. */
  | 'no-kcis'
  /** It is about what does not come, which a capture cannot show. */
  | 'absence'
  /** It is about credentials, which captures do not have. */
  | 'authentication'
  /** It takes requests that are made for it, such as invalid ones or comparisons. */
  | 'own-requests';

/** Where a violation was seen. */
export interface TrafficPlace {
  readonly file: string;
  /** The number of the entry of a HAR file, or of the line of a file of KCIs, from 1. */
  readonly entry: number;
  /** When it began: ISO 8601, UTC; left out where the capture does not say. */
  readonly at?: string;
}

/** One way in which the supplier violates one requirement in one operation. */
export interface TrafficFinding {
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  readonly level: Level;
  readonly statement: string;
  readonly reason: string;
  readonly expected: string;
  readonly actual: string;
  readonly pointer?: string;
  /** How often it was seen. */
  readonly occurrences: number;
  /** Where it was seen first. */
  readonly places: readonly TrafficPlace[];
}

/** What a capture says about one operation. */
export interface TrafficOperation {
  readonly operation: OperationKey;
  readonly verdict: TrafficVerdict;
  /** The gravest level that is violated, if any. */
  readonly level?: Level;
  /** How many answers were judged, and how many of them accepted or refused the request. */
  readonly exchanges: number;
  readonly accepted: number;
  readonly refused: number;
  /** Requests that break their own description: of their answers only the status and the form of errors were judged. */
  readonly invalidRequests: number;
  /** Requests whose body was not recorded, so that it is unknown whether they are valid. */
  readonly unknownRequests: number;
  /** Answers whose body was not recorded. */
  readonly unrecordedBodies: number;
}

/** What became of the entries of the HAR files. */
export interface TrafficCounts {
  readonly entries: number;
  /** Answers of the supplier that were judged. */
  readonly judged: number;
  readonly kcis: number;
  /** To other hosts, and to other paths of the supplier. */
  readonly otherHosts: number;
  readonly otherPaths: number;
  readonly preflights: number;
  /** Without an answer: aborted, or the connection failed. */
  readonly unanswered: number;
  /** Answered by a cache, a service worker or the browser itself. */
  readonly local: number;
  /** Too large, or no HTTP exchange. */
  readonly unreadable: number;
}

/** A file that was judged. */
export interface TrafficSource {
  readonly file: string;
  readonly bytes: number;
  /** The program that wrote it. */
  readonly creator: string;
  readonly entries: number;
}

/** A requirement that was checked against the traffic. */
export interface TrafficRequirement {
  readonly id: RequirementId;
  readonly level: Level;
  /** How many answers or KCIs were checked against it. */
  readonly examined: number;
  readonly verdict: 'violation-observed' | 'no-violation-observed';
}

/** A requirement that was not examined, for these operations. */
export interface NotExamined {
  readonly requirement: RequirementId;
  readonly level: Level;
  readonly operations: readonly OperationKey[];
  readonly why: NotExaminedWhy;
  /** The same in a sentence. */
  readonly reason: string;
}

/** What is found in recorded traffic. It is not a run report, and nothing is certified from it. */
export interface TrafficJudgement {
  readonly kind: 'traffic-judgement';
  readonly schemaVersion: 1;
  readonly suite: {
    readonly name: string;
    readonly version: string;
    readonly specification: string;
    readonly specificationDigest: string;
  };
  readonly server: string;
  /** When the first exchange began and the last one ended: ISO 8601, UTC; null where nothing matched. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly verdict: TrafficVerdict;
  readonly headline: string;
  /** Whether values of the traffic stand in the findings; by default only their lengths do. */
  readonly valuesShown: boolean;
  readonly sources: readonly TrafficSource[];
  /** The file of KCIs; null where none was given. */
  readonly kciFile: { readonly file: string; readonly kcis: number } | null;
  readonly counts: TrafficCounts;
  readonly operations: readonly TrafficOperation[];
  readonly findings: readonly TrafficFinding[];
  readonly requirements: readonly TrafficRequirement[];
  readonly notExamined: readonly NotExamined[];
  /** Worth knowing, but not judged. */
  readonly notes: readonly string[];
}
