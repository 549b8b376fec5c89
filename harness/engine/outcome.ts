import { supplierApi } from '../../contract/description.js';
import { requirements, type RequirementId } from '../../contract/requirements/index.js';
import { retryInterrupted, maxAttempts } from '../wire/retry-interrupted.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import { alike } from './alike.js';
import { causes, type Cause } from '../report/causes.js';
import { cleanCase } from '../report/clean-report.js';
import { curlOf } from '../report/curl.js';
import { messageOf } from '../report/errors.js';
import { violatesMust, type Finding } from '../report/finding.js';
import { forAll, type Search } from '../authoring/for-all.js';
import { Given } from '../given/given.js';
import { Journal } from '../session/journal.js';
import { atWorkOn } from '../session/pulse.js';
import { testDataHints } from '../generation/search/test-data-hints.js';
import { definedPurposes, type TestContext, type TestPurpose } from '../authoring/purpose.js';
import type { TestCaseResult, Violation } from '../report/run-report.js';
import { exclusionOf } from './selection.js';
import type { Session } from '../session/session.js';
import { Interrupted, Excluded, Undecided } from '../report/signals.js';
import { verdictOf } from '../report/verdict.js';

/** How often a finding is looked for again before it is given up as not reproducible. */
const repeats = 3;

type Decision = Pick<TestCaseResult, 'verdict' | 'reason'> &
  Partial<
    Pick<
      TestCaseResult,
      | 'filtered'
      | 'choice'
      | 'profileKey'
      | 'cause'
      | 'why'
      | 'group'
      | 'violations'
      | 'expected'
      | 'actual'
      | 'pointer'
      | 'reproduced'
      | 'seenOnce'
      | 'curl'
      | 'judgedExchange'
      | 'control'
      | 'violated'
      | 'seed'
      | 'path'
      | 'counterexample'
      | 'tries'
      | 'differences'
    >
  >;

/** One attempt at a test purpose: what it saw, and what stopped it, if anything did. */
interface Attempt {
  readonly journal: Journal;
  readonly stopped?: unknown;
  /** Gives back what was lent to it; it keeps that while its refusals are confirmed. */
  readonly release: () => void;
}

/** Finds out what a test purpose says about the supplier. Never throws: whatever goes wrong is a verdict. */
export async function decide(purpose: TestPurpose, session: Session): Promise<TestCaseResult> {
  const start = performance.now();
  const journals: Journal[] = [];
  const decision = await session
    .untilEnd(decideWith(purpose, session, journals))
    .catch((thrown: unknown): Decision => undecided(thrown, journals.at(-1), session));
  const violated = decision.violated ?? [];
  const seen = journals.map((journal) => session.evidenceOf(journal));
  const [firstRequirement] = [...violated, ...purpose.requirements];
  const result: TestCaseResult = {
    id: purpose.id,
    title: purpose.title,
    kind: purpose.kind,
    area: purpose.area,
    operation: purpose.operation,
    requirements: [...new Set([...violated, ...purpose.requirements])],
    level: requirements[firstRequirement as RequirementId].level,
    ...decision,
    violated,
    exchanges: seen.flat(),
    ...(seen.length > 1 && { attempts: seen.map(({ length }) => length) }),
    notes: [...new Set(journals.flatMap((journal) => journal.notes))],
    ...habitsOf(journals),
    durationMs: Math.round(performance.now() - start),
  };
  return cleanCase(result, session.redactor);
}

/** What the attempts saw that the supplier does all the time, each once. */
function habitsOf(journals: readonly Journal[]): Pick<TestCaseResult, 'habits'> {
  const seen = new Journal();
  for (const habit of journals.flatMap(({ habits }) => habits)) seen.habit(habit);
  return seen.habits.length === 0 ? {} : { habits: seen.habits };
}

async function decideWith(purpose: TestPurpose, session: Session, journals: Journal[]): Promise<Decision> {
  const excluded = exclusionOf(purpose, session.settings);
  if (excluded !== undefined) throw new Excluded(excluded.reason, excluded.choice);
  session.claims.checkClaimed(purpose.operation);
  const first = await attempt(purpose, session, journals);
  first.release();
  if (first.journal.findings.length === 0) return withoutFinding(first, session);
  // What happened in the run cannot be repeated; the test purpose itself asks for several occurrences.
  if (purpose.last) return violation(first.journal.findings, first.journal, session);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const again = await attempt(purpose, session, journals);
    try {
      const common = again.journal.findings.filter((finding) => seenIn(first.journal, finding));
      if (common.length > 0) {
        await retryInterrupted(() => confirmRefusals(session, again.journal, common));
        await ensureControl(session, again.journal, common);
        return violation(common, again.journal, session);
      }
      if (again.journal.findings.length === 0 && again.stopped !== undefined)
        return undecided(again.stopped, again.journal, session);
    } finally {
      again.release();
    }
  }
  // A promise that was not kept is not mended by others that were.
  const broken = first.journal.findings.filter(({ isPromise }) => isPromise === true);
  if (broken.length > 0) return { ...violation(broken, first.journal, session), reproduced: false };
  const [once] = first.journal.findings;
  const shown = once && first.journal.exchange(once.exchange);
  return {
    verdict: 'inconclusive',
    reason: `Seen once, but not in ${repeats} repeats: ${once?.requirement ?? ''}: ${once?.reason ?? ''}`,
    ...(once && { expected: once.expected, actual: once.actual, group: `not-reproduced ${once.requirement}` }),
    ...(shown && { curl: curlOf(shown, session.redactor) }),
    ...causeFields('not-reproduced'),
    seenOnce: seenOnce(first.journal, session),
  };
}

/**
 * What an attempt saw, and what may be added up with what other test cases saw. A supplier that refuses now one request
 * and now another is not blamed for what is in them, nor for a connection that breaks now and then.
 */
function seenOnce({ findings, refusals }: Journal, session: Session): readonly Violation[] {
  const refused = refusals.map(({ exchange }) => exchange.number);
  return violationsIn(
    findings.filter(({ requirement, exchange }) => requirement !== 'API-ANSWER' && !refused.includes(exchange ?? NaN)),
    session,
  );
}

/** A refusal counts only while a plain request is accepted: before and after. */
async function confirmRefusals(session: Session, journal: Journal, findings: readonly Finding[]): Promise<void> {
  const given = new Given(session, journal);
  const shown = new Set(findings.map(({ exchange }) => exchange));
  const isShown = ({ exchange }: Pick<AnswerFacts, 'exchange'>) => shown.has(exchange.number);
  try {
    for (const reply of journal.refusals.filter(isShown)) await given.confirmRefusal(reply);
    for (const reply of journal.rejections.filter(isShown)) await given.confirmRejection(reply);
  } finally {
    given.release();
  }
}

/** Makes sure that there is an accepted request to compare the judged one with, where plain requests are accepted. */
async function ensureControl(session: Session, journal: Journal, findings: readonly Finding[]): Promise<void> {
  const [first] = findings.toSorted(gravestFirst);
  const operation = journal.exchange(first?.exchange)?.operation;
  if (operation === undefined || session.facts.controls.has(operation)) return;
  const given = new Given(session, journal);
  try {
    await given.plainRequest(operation);
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) throw thrown;
  } finally {
    given.release();
  }
}

/** One attempt, begun again when a connection broke in the middle. */
async function attempt(purpose: TestPurpose, session: Session, journals: Journal[]): Promise<Attempt> {
  for (let beginning = 1; ; beginning++) {
    const ended = await attemptOnce(purpose, session, journals);
    if (!(ended.stopped instanceof Interrupted) || beginning === maxAttempts) return ended;
    ended.release();
  }
}

async function attemptOnce(purpose: TestPurpose, session: Session, journals: Journal[]): Promise<Attempt> {
  const journal = new Journal(purpose.id);
  journals.push(journal);
  atWorkOn(`the beginning of ${purpose.id}`);
  const given = new Given(session, journal);
  const { availability, quotes, appointments, orders, tests, problems } = given;
  const context: TestContext = {
    supplier: {
      send: async (request) => {
        const reply = await session.send(request, journal);
        journal.answered(reply);
        return reply;
      },
    },
    given,
    availability,
    quotes,
    appointments,
    orders,
    tests,
    problems,
    forAll: (source, ...rest) => forAll(journal, searchOf(purpose, session), source, ...rest),
    profile: session.profile,
    nextId: () => session.ids.next(),
    note: (text) => journal.note(text),
  };
  const release = () => given.release();
  try {
    await purpose.body(context);
    return { journal, release };
  } catch (stopped) {
    return { journal, stopped, release };
  }
}

/**
 * Which values a property tries.
 * @throws NotRun when the time for properties is used up
 */
function searchOf({ id, operation }: TestPurpose, { settings, profile, propertyTime }: Session): Search {
  const { seed, path, assumed } = settings;
  const isExamined = (each: TestPurpose) => each.kind === 'property' && exclusionOf(each, settings) === undefined;
  return {
    seed,
    runs: profile.limits.propertyRuns,
    milliseconds: propertyTime.shareOf(id, () => definedPurposes().filter(isExamined).length),
    testData: testDataHints(profile, assumed, supplierApi.operations.get(operation)),
    ...(path !== undefined && { path }),
  };
}

function withoutFinding({ journal, stopped }: Attempt, session: Session): Decision {
  if (stopped !== undefined) return undecided(stopped, journal, session);
  // A body that forgot to await would end before its first answer: that must never be green.
  if (journal.exchanges.length === 0)
    return {
      verdict: 'error',
      reason: 'The test purpose ended without a single exchange; an await may be missing.',
      ...causeFields('suite-failed'),
    };
  return { verdict: 'pass', reason: '', ...(journal.ranOutOfTime && { choice: 'property-seconds' }) };
}

function gravestFirst(left: Finding, right: Finding): number {
  return Number(violatesMust(right)) - Number(violatesMust(left));
}

function violation(findings: readonly Finding[], journal: Journal, session: Session): Decision {
  const sorted = findings.toSorted(gravestFirst);
  const verdict = verdictOf(findings);
  const [worst] = sorted as [Finding];
  const shown = journal.exchange(worst.exchange);
  const judgedExchange = worst.kci ?? shown?.number;
  const control = worst.kci === undefined && shown?.operation && session.facts.controls.get(shown.operation);
  return {
    verdict,
    reason: worst.reason,
    expected: worst.expected,
    actual: worst.actual,
    ...(worst.pointer !== undefined && { pointer: worst.pointer }),
    reproduced: true,
    ...(shown && { curl: curlOf(shown, session.redactor) }),
    ...(judgedExchange !== undefined && { judgedExchange }),
    ...(typeof control === 'number' && control !== judgedExchange && { control }),
    ...(journal.counterexample && {
      seed: journal.counterexample.seed,
      path: journal.counterexample.path,
      counterexample: journal.counterexample.value,
      tries: journal.counterexample.tries,
      differences: journal.counterexample.differences,
    }),
    violated: [...new Set(sorted.map(({ requirement }) => requirement))],
    violations: violationsIn(sorted, session),
    ...causeOfViolation(worst, session),
  };
}

/** The findings as the report holds them, one for each requirement, operation and way. */
function violationsIn(findings: readonly Finding[], session: Session): readonly Violation[] {
  const violations = new Map<string, Violation>();
  for (const finding of findings) {
    const { requirement, operation, way, reason, expected, actual, pointer, exchange } = finding;
    const key = [requirement, operation, way].join('\n');
    if (violations.has(key)) continue;
    violations.set(key, {
      requirement,
      operation,
      level: requirements[requirement].level,
      ...(way !== undefined && { way }),
      reason,
      expected,
      actual,
      ...(pointer !== undefined && { pointer }),
      ...((finding.kci ?? exchange) !== undefined && { exchange: finding.kci ?? (exchange as number) }),
      ...causeOfViolation(finding, session),
    });
  }
  return [...violations.values()];
}

/** Who most likely has to act on a violation that a repeat has shown again. */
function causeOfViolation({ requirement, because }: Finding, session: Session): Pick<Violation, 'cause' | 'why'> {
  if (because !== undefined) return causeFields(because, session);
  const { level, reading } = requirements[requirement];
  if (level === 'MUST' || reading === undefined) return causeFields('shown-again');
  const { cause, why } = causeFields('room-in-documents');
  return { cause, why: `${why} ${reading}` };
}

/** @param session where the cause may be that nothing at all has arrived in its KCI inbox */
function causeFields(cause: Cause, session?: Session): Pick<Violation, 'cause' | 'why'> {
  const { party, why } = causes[cause];
  const address = cause === 'no-kci-at-all' ? session?.profile.kcis?.publicUrl : undefined;
  return { cause: party, why: address === undefined ? why : `0 KCIs received at ${address}. ${why}` };
}

/** The cause of an undecided result: where no KCI at all has come, that is the cause of each that is missing. */
function causeIn({ inbox }: Session, because: Cause | undefined): Cause | undefined {
  return because === 'no-kci' && inbox?.arrivals === 0 ? 'no-kci-at-all' : because;
}

function undecided(thrown: unknown, journal: Journal | undefined, session: Session): Decision {
  if (!(thrown instanceof Undecided))
    return { verdict: 'error', reason: `The suite failed: ${messageOf(thrown)}`, ...causeFields('suite-failed') };
  const { verdict, message, filtered, choice, about, key, exchange } = thrown;
  const because = causeIn(session, thrown.because);
  const subject = because === 'no-kci-at-all' ? '' : (about ?? '');
  const group = because === undefined ? alike(message) : `${because} ${subject}`.trim();
  // What was found out for several test cases is in the journal of the first only.
  const shown = exchange ?? (verdict === 'inconclusive' ? journal?.latest.at(-1) : undefined);
  return {
    verdict,
    reason: message,
    ...(filtered && { filtered }),
    ...(choice !== undefined && { choice }),
    ...(key !== undefined && { profileKey: key }),
    ...(shown && { curl: curlOf(shown, session.redactor) }),
    ...(because !== undefined && causeFields(because, session)),
    ...(group !== message && { group }),
  };
}

function seenIn(journal: Journal, { requirement, operation }: Finding): boolean {
  return journal.findings.some((known) => known.requirement === requirement && known.operation === operation);
}
