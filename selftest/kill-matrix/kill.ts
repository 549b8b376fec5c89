import { describe, expect, test } from 'vitest';
import { requirements, sendUpdate, type OperationKey, type RequirementId } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { runVerdict } from '../../harness/report/verdict.js';
import { faults, rareInputs, type Mode } from '../../simulator/index.js';
import { concernedBy } from './concerned.js';
import { consequencesOf } from './consequences.js';
import { examine, type Examination } from './examine.js';
import { partOf } from '../part.js';
import { SoundRun } from './sound-run.js';
import { soonestFirst } from './soonest-first.js';

export type Fault = (typeof faults)[number];

/** What shows on rare inputs has a matrix of its own: the few values that are tried here may not be among them. */
const often = faults.filter((fault) => !rareInputs.includes(fault));

/** Those of them that the full matrix tries. */
const tried: ReadonlySet<Fault> = new Set(partOf(often));

/** What an answer does not show, but KCIs do. */
const showsByKci: ReadonlySet<RequirementId> = new Set<RequirementId>(['SP-AMEND-ONE']);

/**
 * Examines a supplier with each fault of an operation by the test purposes of that operation that check what the fault
 * violates, until one kills it: only they can. The full kill matrix asks what all of them and all the others say.
 */
export function killMatrixOf(operation: OperationKey): void {
  describeKills(
    `faults of ${operation}`,
    (fault) => fault.operation === operation,
    (fault) =>
      examineFault(
        fault,
        (purpose) => purpose.operation === operation && purpose.requirements.includes(fault.requirement),
        {
          inTurn: (purposes) => soonestFirst(purposes, fault.requirement),
          isEnough: (results) => killersOf(fault, results).length > 0,
        },
      ),
  );
}

/**
 * Examines a supplier with each of these faults by every test purpose that the fault can reach, and expects each fault
 * to be killed, and nothing else to be said.
 */
export function killMatrix(title: string, chosen: (fault: Fault) => boolean): void {
  describeKills(
    title,
    (fault) => tried.has(fault) && chosen(fault),
    async (fault) => examineFault(fault, await reaches(fault)),
  );
}

function describeKills(
  title: string,
  chosen: (fault: Fault) => boolean,
  resultsOf: (fault: Fault) => Promise<readonly TestCaseResult[]>,
): void {
  describe(title, () => {
    for (const fault of often.filter(chosen))
      test.concurrent(
        `${fault.name} is killed by ${fault.requirement} in ${fault.operation}`,
        triesOf(fault),
        async () => {
          const results = await resultsOf(fault);

          expect(killersOf(fault, results)).not.toEqual([]);
          expect(violatedBesides(fault, results)).toEqual([]);
          expect(results.filter(({ verdict }) => verdict === 'error')).toEqual([]);
          expect(runVerdict(results, { strict: true })).toBe('non-conformant');
          if (requirements[fault.requirement].level === 'SHOULD') expect(failingBesides(fault, results)).toEqual([]);
        },
      );
  });
}

/** The test cases that fail although they name nothing that follows from a fault. */
function failingBesides({ name }: Fault, results: readonly TestCaseResult[]): readonly string[] {
  const isFollowing = (requirement: RequirementId) => consequencesOf(name).includes(requirement);
  return results
    .filter(({ verdict, violated }) => verdict === 'fail' && !violated.some(isFollowing))
    .map(({ id }) => id);
}

/** What shows in time alone is tried again: a stall of a busy machine is, rightly, counted against nothing. */
function triesOf({ name }: Fault): { readonly retry: number } {
  return { retry: /^(never|stops)-|at-once|now-and-then|after-a-while/.test(name) ? 2 : 0 };
}

/**
 * The test purposes that may notice a fault: those of the areas concerned that see something else than in a run without
 * the fault, and those that look at a whole run.
 */
export async function reaches(fault: Fault): Promise<(purpose: TestPurpose) => boolean> {
  const [mode, inbox] = [fault.mode ?? 'sync', needsInbox(fault)];
  const reached = (await soundRun(mode, inbox)).reachedBy(fault, mode, inbox);
  const isConcerned = concernedBy(fault);
  return (purpose) => isConcerned(purpose) && (purpose.last === true || (reached?.has(purpose.id) ?? true));
}

const soundRuns = new Map<string, Promise<SoundRun>>();

/** What all test purposes ask a supplier without a fault, once for each way of examining it. */
function soundRun(mode: Mode, inbox: boolean): Promise<SoundRun> {
  const key = `${mode} ${inbox}`;
  const run = soundRuns.get(key) ?? SoundRun.of({ mode, inbox, requestTimeoutMs: 20_000, kciTimeoutMs: 20_000 });
  soundRuns.set(key, run);
  return run;
}

/** Whether a fault can be seen only where KCIs are received. */
export function needsInbox({ mode, operation, requirement }: Fault): boolean {
  return mode === 'async' || operation === sendUpdate || showsByKci.has(requirement);
}

/** Examines a supplier with a fault by some test purposes. */
export function examineFault(
  fault: Fault,
  where: (purpose: TestPurpose) => boolean,
  more: Partial<Examination> = {},
): Promise<readonly TestCaseResult[]> {
  return examine({
    faults: [fault.name],
    where,
    inbox: needsInbox(fault),
    ...patienceFor(fault),
    ...more,
  });
}

/** The test cases that name the violated requirement and the operation at fault, with the verdict of its level. */
export function killersOf({ requirement, operation }: Fault, results: readonly TestCaseResult[]): readonly string[] {
  const verdict = requirements[requirement].level === 'MUST' ? 'fail' : 'warn';
  return results
    .filter((result) => result.verdict === verdict && result.operation === operation)
    .filter((result) => result.violated[0] === requirement && result.reproduced)
    .map(({ id }) => id);
}

/** What test cases accuse the supplier of besides its fault. */
export function violatedBesides({ name, requirement }: Fault, results: readonly TestCaseResult[]): readonly string[] {
  return (
    results
      .flatMap(({ id, violated }) => violated.map((violation) => ({ id, violation })))
      .filter(({ violation }) => violation !== requirement && !consequencesOf(name).includes(violation))
      // What refuses ordinary text may refuse unusual text that has it, too.
      .filter(({ violation }) => requirement !== 'API-VALID-ACCEPTED' || violation !== 'API-UNUSUAL-TEXT')
      .map(({ id, violation }) => `${violation} by ${id}`)
  );
}

/**
 * A supplier that never answers is waited for no longer than needed, and asked much at once, since all of that waits;
 * others get time, however busy the machine is.
 */
function patienceFor({
  name,
  requirement,
}: Fault): Pick<Examination, 'requestTimeoutMs' | 'kciTimeoutMs' | 'concurrency'> {
  return {
    ...(/^(never|stops)/.test(name) ? { requestTimeoutMs: 1_500, concurrency: 32 } : { requestTimeoutMs: 20_000 }),
    kciTimeoutMs: requirement.endsWith('-KCI') ? 1_500 : 20_000,
  };
}
