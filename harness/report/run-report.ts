import type { Level, OperationKey, RequirementId } from '../../contract/requirements/index.js';
import type { Json } from '../json/json.js';

/** What a test case found out, gravest first: the order of every table and list, and what decides where several meet. */
export const verdicts = ['fail', 'error', 'warn', 'inconclusive', 'pass', 'not-run', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a whole run says about a supplier. */
export type RunVerdict = 'conformant' | 'partial' | 'non-conformant' | 'incomplete' | 'error';

export type RunMode = 'smoke' | 'full' | 'certify';

/** Who most likely has to act; `suite` is this tool or the machine that it runs on. */
export type Party = 'supplier' | 'profile' | 'network' | 'specification' | 'suite';

/** What a user can choose so that less is examined: an option, or something left out of the profile. */
export type Choice =
  | 'area'
  | 'only'
  | 'mode'
  | 'shard'
  | 'last-failed'
  | 'max-failures'
  | 'property-seconds'
  | 'inbox'
  | 'stimulus'
  | 'operator'
  | 'profile'
  | 'not-implemented'
  | 'own-reference';

/** The choices of options, which say what a run is about; those of a profile say what a supplier can do. */
const choicesOfOptions: readonly (Choice | undefined)[] = ['area', 'only', 'mode', 'shard', 'last-failed'];

/** Whether a result is of a test purpose that the options of the run selected. */
export function isSelected({ choice }: Pick<TestCaseResult, 'choice'>): boolean {
  return !choicesOfOptions.includes(choice);
}

export type Kind = 'example' | 'property' | 'lifecycle' | 'kci';

/** The result of one test case. Times are in milliseconds, exchanges are numbers into the file of exchanges. */
export interface TestCaseResult {
  /** Unique and permanent. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly area: string;
  /** The operation that is judged: method and path template. */
  readonly operation: OperationKey;
  /** The requirements that the test case checks; after a fail or warn those that are violated come first. */
  readonly requirements: readonly RequirementId[];
  /** Of these, the violated ones; empty unless the verdict is fail or warn. */
  readonly violated: readonly RequirementId[];
  /** The level of the first requirement. */
  readonly level: Level;
  readonly verdict: Verdict;
  /** One sentence; empty for a pass. */
  readonly reason: string;
  /** Who most likely has to act, where anybody has to. It never changes the verdict. */
  readonly cause?: Party;
  /** One sentence: what speaks for that. */
  readonly why?: string;
  /** What undecided test cases with the same cause have in common; test cases without it share the same reason. */
  readonly group?: string;
  /** Each violation by requirement, operation and way, the gravest first; only on fail and warn. */
  readonly violations?: readonly Violation[];
  readonly expected?: string;
  readonly actual?: string;
  /** JSON pointer into the body that was judged. */
  readonly pointer?: string;
  /** Whether a repeat showed the finding again; only on fail and warn. */
  readonly reproduced?: boolean;
  /** What an attempt saw and no repeat showed again; only on inconclusive. In several test cases it is a violation. */
  readonly seenOnce?: readonly Violation[];
  /** The ids of the test cases, this one first, whose request shows the violation only together. */
  readonly together?: readonly string[];
  /** The judged request as a shell command; secrets stand as environment variables. */
  readonly curl?: string;
  /** The evidence: numbers of the exchanges of this test case. */
  readonly exchanges: readonly number[];
  /** How many of them each attempt made, in order, where there was more than one. */
  readonly attempts?: readonly number[];
  /** Of these, the one that shows the violation; only on fail and warn. */
  readonly judgedExchange?: number;
  /** The accepted plain request that the judged one is to be compared with; it can be of another test case. */
  readonly control?: number;
  /** What is worth knowing but never judged. */
  readonly notes: readonly string[];
  /** What it saw that the supplier does all the time, and that is never judged. The report says each once. */
  readonly habits?: readonly Habit[];
  /** Whether a not-run comes from a choice of the user (a filter, or no KCI inbox), which leaves the run complete. */
  readonly filtered?: boolean;
  /** Which choice left it out, or let it be decided on less. */
  readonly choice?: Choice;
  /** The key of the profile that leaves it out, or that would bring it in, such as `stimuli.holdServiceProblem`. */
  readonly profileKey?: string;
  readonly seed?: number;
  readonly path?: string;
  /** The smallest value found that breaks the property. */
  readonly counterexample?: Json;
  /** How many values were tried to make it that small. */
  readonly tries?: number;
  /** What makes of the nearest value that passes the counterexample. */
  readonly differences?: readonly ValueDifference[];
  readonly durationMs: number;
  /** Where the test purpose is defined: a file of the sources, and its line. */
  readonly file?: string;
  readonly line?: number;
}

/** One violation of one requirement, as a test case shows it. */
export interface Violation {
  readonly requirement: RequirementId;
  /** The operation at fault, which can be another than the one that the test case judges. */
  readonly operation: OperationKey;
  readonly level: Level;
  /** Which of the ways to violate the requirement it is, whatever the operation; left out where there is one way only. */
  readonly way?: string;
  readonly reason: string;
  readonly expected: string;
  readonly actual: string;
  readonly pointer?: string;
  /** The number of the exchange that shows it. */
  readonly exchange?: number;
  readonly cause: Party;
  readonly why: string;
}

/** One requirement that one operation violates, with every test case that shows it. */
export interface ReportedFinding extends Omit<Violation, 'way' | 'exchange'> {
  /** The ways in which it is violated: findings at several operations that share one are one defect. */
  readonly ways: readonly string[];
  /** The simplest first: an example before a property before a walk, then the one with fewer exchanges. */
  readonly testCases: readonly [string, ...string[]];
}

export type HabitKind = 'headers-not-echoed' | 'fields-left-out';

/** Something that a supplier does all the time, and that the documents leave open. */
export interface Habit {
  readonly kind: HabitKind;
  readonly operation: OperationKey;
  /** The header or the field. */
  readonly what: string;
}

/** One kind of habit of one operation, with every test case that saw it. */
export interface ReportedHabit extends Omit<Habit, 'what'> {
  /** One sentence: what it does. */
  readonly note: string;
  readonly testCases: readonly [string, ...string[]];
}

/** One place where a counterexample differs from a value that passes; what is not there is left out. */
export interface ValueDifference {
  /** JSON pointer into the counterexample. */
  readonly pointer: string;
  /** In the value that passes. */
  readonly before?: Json;
  /** In the counterexample. */
  readonly after?: Json;
}

/** How much of one operation was examined. */
export interface OperationScope {
  readonly operation: OperationKey;
  /** Whether the profile claims it. */
  readonly claimed: boolean;
  /** Whether any of its test cases was executed. */
  readonly examined: boolean;
  /** How many test cases apply to it. */
  readonly testCases: number;
  /** How many of them came to pass, warn or fail. */
  readonly decided: number;
}

/** What the profile excludes: its key, and how many test cases that leaves out. */
export interface Exclusion {
  readonly key: string;
  readonly testCases: number;
}

/** One thing that would make the run whole. */
export interface Need {
  /** An option, or a key of the profile. */
  readonly what: string;
  readonly sentence: string;
  /** How many test cases were excluded without it. */
  readonly testCases: number;
}

/** What a verdict is about: how much of what the profile claims was examined. */
export interface Scope {
  /** Whether the target was the embedded reference supplier. */
  readonly reference: boolean;
  readonly mode: RunMode;
  /** The options that leave test cases out, such as `--area quotes`. */
  readonly filters: readonly string[];
  /** Which part of the test cases, such as `1/4`; null for all of them. */
  readonly shard: string | null;
  /** Whether KCIs were received and judged. */
  readonly kcis: boolean;
  /** How many values each property tries. */
  readonly propertyRuns: number;
  readonly operations: readonly OperationScope[];
  readonly excluded: readonly Exclusion[];
  /** What keeps the run from being whole; without any it is. */
  readonly needs: readonly Need[];
}

/**
 * What a certification says about a class: `conditional` if every violation is waived, `not-claimed` if the profile does not
 * claim all of it.
 */
export type ClassVerdict = 'conformant' | 'conditional' | 'non-conformant' | 'incomplete' | 'not-claimed';

/** What a certification says about one class of `contract/classes.yaml`. */
export interface ClassResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: ClassVerdict;
  /** Whether the certification is about it: `--class` names it, or the profile claims all of it and no class is named. */
  readonly requested: boolean;
  readonly operations: readonly OperationKey[];
  /** Whether it requires KCIs. */
  readonly kcis: boolean;
  /** How many test cases of it apply to the supplier. */
  readonly testCases: number;
  /** How many of them came to pass, warn or fail. */
  readonly decided: number;
  /** Why it is not conformant, one sentence each. */
  readonly reasons: readonly string[];
}

/** The result of one requirement over all test cases that check it. */
export interface RequirementResult {
  readonly id: RequirementId;
  readonly level: Level;
  readonly statement: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly testCases: readonly string[];
}

/** How far the keyword at one place of the request bodies of an operation was exercised. */
export interface PlaceCoverage {
  /** JSON pointer, `*` for every item of a list; of the required value where the keyword is `required`. */
  readonly pointer: string;
  readonly keyword: string;
  /** What valid requests have shown of it, such as «exactly 80», and what none has. */
  readonly shown: readonly string[];
  readonly notShown: readonly string[];
  /** Whether a request broke it, and nothing else; only where one can. */
  readonly broken?: boolean;
  /** Why less of it counts than could be thought of. */
  readonly notCounted?: string;
}

/** What the request bodies of one operation exercised of its description. */
export interface OperationCoverage {
  readonly operation: OperationKey;
  /** The share of all that counts, valid and broken, in percent, to one decimal. */
  readonly percentage: number;
  readonly places: readonly PlaceCoverage[];
}

/** Something that the run created in the supplier and could not remove again. */
export interface Leftover {
  readonly kind: string;
  readonly id: number | string;
  readonly supplierReference?: string;
  readonly reason: string;
}

/** A part of the description that cannot be read: nothing is made from it, and nothing judged by it. */
export interface LeftOutPart {
  /** Where it stands: the operation, where it belongs to one, and the part. */
  readonly part: string;
  readonly reason: string;
}

/** Ids of failing test cases, and the entries of a baseline that no longer hold, by id or as `REQUIREMENT at OPERATION`. */
export interface BaselineResult {
  /** Failures that the baseline knows. */
  readonly known: readonly string[];
  /** Failures that it does not know, or no longer excuses. */
  readonly new: readonly string[];
  /** Entries of what no longer fails. */
  readonly stale: readonly string[];
  /** Entries whose date has passed. */
  readonly expired: readonly string[];
}

/** What of the supplier was examined, where it says so. */
export interface Product {
  readonly name: string;
  readonly release: string;
  /** `sha256:` and hex. */
  readonly digest?: string;
}

/** The waist of the project: everything before it judges, everything after it prints. Its schema ships beside it. */
export interface RunReport {
  readonly schemaVersion: 2;
  readonly suite: {
    readonly name: 'fibre-cafe-conformance';
    readonly version: string;
    readonly specification: string;
    readonly specificationDigest: string;
    readonly profileDigest: string;
    /** Of the classes that this version knows; earlier versions know none. */
    readonly classesDigest?: string;
  };
  readonly target: { readonly baseUrl: string; readonly supplier: string; readonly product?: Product };
  readonly mode: RunMode;
  readonly seed: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly verdict: RunVerdict;
  /** The verdict and its scope in one sentence, which every output says first. */
  readonly headline: string;
  readonly scope: Scope;
  /** What a certification says about each class; only in certify mode. */
  readonly classes?: readonly ClassResult[];
  /** Why the verdict is not conformant although no test case says so, such as an interrupted run. */
  readonly reason?: string;
  /** How the failures compare with those that were known, where a baseline was given. The verdict disregards it. */
  readonly baseline?: BaselineResult;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many exchanges were made. */
  readonly exchanges: number;
  /** What is violated, and where: failures first, in the order of the test cases. */
  readonly findings: readonly ReportedFinding[];
  /** What the supplier does all the time and the documents leave open, each once. */
  readonly habits?: readonly ReportedHabit[];
  readonly testCases: readonly TestCaseResult[];
  readonly requirements: readonly RequirementResult[];
  readonly leftovers: readonly Leftover[];
  /** What requests exercised, for the operations that properties checked. */
  readonly coverage?: readonly OperationCoverage[];
  /** What is worth knowing of the run as a whole, and never judged, in sentences. */
  readonly notes?: readonly string[];
  /** What of the description is left out of account; the rest is examined. */
  readonly leftOut?: readonly LeftOutPart[];
}
