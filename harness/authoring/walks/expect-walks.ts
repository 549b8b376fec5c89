import type { OperationKey } from '../../../contract/requirements/index.js';
import type { Given } from '../../given/given.js';
import { Undecided } from '../../report/signals.js';
import type { ValueSource } from '../../generation/sources/value-sources.js';
import type { TestContext } from '../purpose.js';
import { judgeStep, type TakenStep } from './judge-step.js';
import { takeWalk } from './take-walk.js';
import type { Walk } from './walk.js';
import type { WalkKind } from './walked.js';

/** What a walk takes: most have more steps, but those that are tried to find the shortest have fewer and fewer. */
const requestsOfEach = 3;

/** A walk that was taken for every test purpose about it. */
interface TakenWalk {
  readonly steps: readonly TakenStep[];
  /** What kept it from its end, if anything did. */
  readonly stopped: Undecided | undefined;
  readonly notes: readonly string[];
  /** The numbers of its exchanges. */
  readonly exchanges: readonly number[];
}

/**
 * Holds each answer of one operation, in walks with problems or orders, against what is documented in the state that a
 * walk has led to. The walks are taken once in a run, and every test purpose about them judges what concerns it. Where
 * one finds something, it takes them again, alone, and looks for the shortest that shows it.
 * @param judged the operation whose answers are judged, or POST /kcis for the KCIs; all others only lead there
 * @throws Excluded, Inconclusive or NotRun when a step cannot be taken
 */
export async function expectWalks<Thing extends { readonly id: number }>(
  tools: TestContext,
  kindOf: (given: Given) => WalkKind<Thing>,
  source: ValueSource<Walk>,
  judged: OperationKey,
): Promise<void> {
  const { given, shared, forAll } = tools;
  if (!shared)
    return forAll(source, (walk) => takeWalk(walk, kindOf(given), (step) => judgeStep(step, judged, given), tools), {
      requestsOfEach,
    });
  const walks = await shared(`walks with ${kindOf(given).noun}s`, (own) =>
    Promise.all([...source(own.seed, own.runs)].map(({ value }) => takenWalk(value, kindOf, own.begin()))),
  );
  for (const [index, { steps, stopped, notes, exchanges }] of walks.entries()) {
    tools.evidence(exchanges);
    for (const note of notes) tools.note(note);
    for (const step of steps) {
      const reply = tools.asOwn(step.reply);
      await judgeStep({ ...step, reply }, judged, given).finally(() => {
        if (reply.journal.findings.length > 0) reply.journal.suspect ??= index;
      });
    }
    if (stopped) throw stopped;
  }
}

async function takenWalk<Thing extends { readonly id: number }>(
  walk: Walk,
  kindOf: (given: Given) => WalkKind<Thing>,
  tools: ReturnType<SharedTools['begin']>,
): Promise<TakenWalk> {
  const steps: TakenStep[] = [];
  const notes: string[] = [];
  const keep = (step: TakenStep) => Promise.resolve(void steps.push(step));
  const note = (text: string) => void notes.push(text);
  let stopped: Undecided | undefined;
  try {
    await takeWalk(walk, kindOf(tools.given), keep, { ...tools, note });
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) throw thrown;
    stopped = thrown;
  }
  return { steps, stopped, notes, exchanges: tools.exchanges() };
}

type SharedTools = Parameters<Parameters<NonNullable<TestContext['shared']>>[1]>[0];
