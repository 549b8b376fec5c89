import type { PartialProfile } from '../../config/profile-document.js';
import type { RunMode, RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import type { ReporterName } from '../../reporters/index.js';

/** The options of a certification: those of `run`, but none from the environment. */
export interface CertifyOptions {
  /** The supplier profile: a YAML or JSON file, or what would stand in it. */
  readonly profile?: string | PartialProfile;
  /** The supplier's base URL, unless the profile names it. */
  readonly baseUrl?: string;
  /** Examines the embedded reference supplier, to try the suite; not in certify mode, and not with a base URL. */
  readonly reference?: boolean;
  /** A bearer token, in place of the profile's way to log in. */
  readonly token?: string;
  readonly tenant?: string;
  /** An OpenAPI description, file or URL, in place of the Supplier API 1.15; one for each process. */
  readonly spec?: string;
  /** A folder of your own suites to run as well; one per process, and not in certify mode. */
  readonly suites?: string;
  /** Default: `full`; `certify` allows no filter. */
  readonly mode?: RunMode;
  /** In certify mode, the ids of the classes to certify; default: each that the profile claims whole. It filters nothing. */
  readonly classes?: readonly string[];
  readonly areas?: readonly string[];
  /** Ids of requirements, test purposes or operations. */
  readonly only?: readonly string[];
  /** Only one of several parts of the test cases, counted from 1. */
  readonly shard?: { readonly index: number; readonly total: number };
  /** The seed of generated data; default: random. */
  readonly seed?: number;
  /** How many different values each property tries at most. */
  readonly runs?: number;
  readonly maxRequests?: number;
  /** Requests per second; 0 means no limit. */
  readonly rate?: number;
  /** Requests at once. */
  readonly concurrency?: number;
  /** Milliseconds until a request counts as unanswered. */
  readonly timeoutMs?: number;
  /** HOST:PORT where the supplier sends its KCIs. */
  readonly kciListen?: string;
  /** Milliseconds until a KCI counts as never sent. */
  readonly kciTimeoutMs?: number;
  /** Whether a supplier is examined that looks like a production system. */
  readonly allowProduction?: boolean;
  /** Whether a violated SHOULD makes the supplier non-conformant, too. */
  readonly strict?: boolean;
  /** A folder for the evidence and the reports; default: a new temporary folder, without reports. */
  readonly out?: string;
  /** The reports to write to `out`; default: all except ctrf. */
  readonly reporters?: readonly ReporterName[];
  /** Ends the run early, in order: what was measured until then is reported as incomplete. */
  readonly signal?: AbortSignal;
  /** Called as each test case that the options select is decided. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a run is. */
export interface Progress {
  readonly result: TestCaseResult;
  readonly done: number;
  readonly total: number;
}

/** What a certification came to. */
export interface Certification {
  /** What report.json has, the verdict with its scope: `report.headline` says both in a sentence. */
  readonly report: RunReport;
  /** What `run` would exit with: 0 conformant, or partial with nothing failed; 1 non-conformant; 2 error; 3 incomplete. */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** The evidence: each exchange as JSON, one a line. */
  readonly exchangesFile: string;
  /** What was created, and what became of it. */
  readonly ledgerFile: string;
  /** The paths of the reports that were written. */
  readonly reports: readonly string[];
  /** Sentences about what is allowed but unwise. */
  readonly warnings: readonly string[];
}
