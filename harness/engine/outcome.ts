import { requirements, type RequirementId } from '../../contract/requirements/index.js';
import { turns } from '../wire/pacing.js';
import { retryInterrupted } from '../wire/retry-interrupted.js';
import type { AnswerFacts } from '../wire/evidence-log.js';
import { alike } from './alike.js';
import { causes, type Cause } from '../report/causes.js';
import { cleanCase } from '../report/clean-report.js';
import { curlOf } from '../report/curl.js';
import { messageOf } from '../report/errors.js';
import { violatesMust, type Finding } from '../report/finding.js';
import { Given } from '../given/given.js';
import { Journal } from '../session/journal.js';
import type { Scope } from '../session/lending/scope.js';
import { atWorkOn } from '../session/pulse.js';
import type { TestPurpose } from '../authoring/purpose.js';
import { contextOf } from './context.js';
import { packed } from './packs.js';
import { isWrongWithPlainAnswers } from './plain-answers.js';
import type { TestCaseResult, Violation } from '../report/run-report.js';
import { turnOf } from './order.js';
import { exclusionOf } from './selection.js';
import type { Session } from '../session/session.js';
import { scopePlanOf, type StartsFrom } from './scope-plan.js';
import { EndedByItself, Interrupted, Excluded, NoStimulus, NotClaimed, Undecided } from '../report/signals.js';
import { verdictOf } from '../report/verdict.js';

/** How often a finding is looked for again before it is given up as not reproducible. */
const repeats = 3;

/** So many repeats more are taken where the answer is another success, which could not show what was found. */
const repeatsMore = 12;

/** Counts how often a finding is looked for again. */
class Repeats {
  #taken = 0;
  #otherwise = 0;

  get most(): number {
    return repeats + Math.min(this.#otherwise, repeatsMore);
  }

  /** Takes one more, if any is left. */
  take(): boolean {
    return this.#taken++ < this.most;
  }

  /** Notes that another success came. */
  cameOtherwise(): void {
    this.#otherwise += 1;
  }

  beginAgain(): void {
    this.#taken = 0;
  }

  /** Whether another success came each time. */
  get allCameOtherwise(): boolean {
    return this.#otherwise === this.most;
  }
}

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
      | 'together'
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
  /** What it holds, and what was lent to it. */
  readonly scope: Scope;
  /**
   * Gives back what was lent to it; it keeps that while its refusals are confirmed.
   * @param isFit whether others can have what it holds, although something was found
   */
  readonly release: (isFit?: boolean) => void;
}

/** Finds out what a test purpose says about the supplier. Never throws: whatever goes wrong is a verdict. */
export async function decide(purpose: TestPurpose, session: Session): Promise<TestCaseResult> {
  let start = performance.now();
  const journals: Journal[] = [];
  const inTurn = async () => {
    await session.turn(turnOf(purpose));
    start = performance.now();
    return decideWith(purpose, session, journals);
  };
  const decision = await session
    .untilEnd(inTurn())
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
  const pack = await packed(purpose, session);
  if (pack) {
    journals.push(pack.evidence);
    if (pack.isSeenOnce) return seenOnly(pack.evidence, session);
    return pack.together ? refusedTogether(pack.evidence, pack.together, session) : { verdict: 'pass', reason: '' };
  }
  let first = await attempt(purpose, session, journals, 'anything');
  const isKnown = !isInDoubt(first, session) && (await isWrongWithPlainAnswers(purpose, first.journal, session));
  // What is wrong with every answer says nothing of the things that it was about.
  first.release(isKnown || undefined);
  if (first.journal.findings.length === 0 && !isInDoubt(first, session)) return withoutFinding(first, session);
  // What happened in the run cannot be repeated; the test purpose itself asks for several occurrences.
  if (purpose.last) return violation(first.journal.findings, first.journal, session);
  if (isKnown) {
    await ensureControl(session, first.journal, first.journal.findings);
    return violation(first.journal.findings, first.journal, session);
  }
  const looks = new Repeats();
  let ended: EndedByItself | undefined;
  while (looks.take()) {
    const again = await attempt(purpose, session, journals, 'fresh-things', first.journal);
    try {
      const common = again.journal.findings.filter((finding) => seenIn(first.journal, finding));
      if (common.length > 0) {
        const since = first.journal.exchanges.at(-1);
        ended = await endIn(() => confirmRefusals(session, again.journal, common, since));
        if (ended) continue;
        await ensureControl(session, again.journal, common);
        return violation(common, again.journal, session);
      }
      if (again.journal.findings.length === 0 && again.stopped !== undefined)
        return undecided(again.stopped, again.journal, session);
      if (first.journal.findings.some((finding) => again.journal.succeededOtherwise(first.journal, finding)))
        looks.cameOtherwise();
      if (isInDoubt(first, session)) {
        session.lending.disappointed(first.scope);
        if (again.journal.findings.length === 0) return withoutFinding(again, session);
        first = again;
        looks.beginAgain();
      }
    } finally {
      again.release();
    }
  }
  // A promise that was not kept is not mended by others that were.
  const broken = first.journal.findings.filter(({ isPromise }) => isPromise === true);
  if (broken.length > 0) return { ...violation(broken, first.journal, session), reproduced: false };
  if (ended) return undecided(ended, journals.at(-1), session);
  const [{ requirement, reason } = { requirement: '', reason: '' }] = first.journal.findings;
  if (looks.allCameOtherwise && !first.journal.findings.some(violatesMust)) {
    first.journal.note(`Seen once, and in ${looks.most} repeats another success came: ${requirement}: ${reason}`);
    return { verdict: 'pass', reason: '' };
  }
  return seenOnly(first.journal, session, looks.most);
}

/** Does what can be interrupted, and says why it leads nowhere if each thing that it is about ends by itself. */
async function endIn(work: () => Promise<void>): Promise<EndedByItself | undefined> {
  try {
    await retryInterrupted(work);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof EndedByItself) return thrown;
    throw thrown;
  }
}

/** What was seen, but not again. */
function seenOnly(journal: Journal, session: Session, count = repeats): Decision {
  const [once] = journal.findings;
  const shown = once && journal.exchange(once.exchange);
  return {
    verdict: 'inconclusive',
    reason: `Seen once, but not in ${count} repeats: ${once?.requirement ?? ''}: ${once?.reason ?? ''}`,
    ...(once && { expected: once.expected, actual: once.actual, group: `not-reproduced ${once.requirement}` }),
    ...(shown && { curl: curlOf(shown, session.redactor) }),
    ...causeFields('not-reproduced'),
    seenOnce: seenOnce(journal, session),
  };
}

/** What several test purposes showed together that none shows by itself. */
async function refusedTogether(journal: Journal, together: readonly string[], session: Session): Promise<Decision> {
  const others = together.slice(1).join(' and ');
  const findings = journal.findings.map((finding) => ({
    ...finding,
    reason: `Only together with what ${others} changes: ${finding.reason}`,
  }));
  await retryInterrupted(() => confirmRefusals(session, journal, findings));
  await ensureControl(session, journal, findings);
  return { ...violation(findings, journal, session), together };
}

/**
 * Whether an attempt says nothing of the supplier, since it started from what other test cases had used: something was
 * refused, or could not be done, which may be due to what the supplier has made of that meanwhile.
 */
function isInDoubt({ journal, stopped, scope }: Attempt, { ended }: Session): boolean {
  if (scope.borrowed.size === 0 || ended.aborted) return false;
  if (journal.findings.length === 0) return stopped instanceof Undecided && !isChoice(stopped);
  return journal.showsOnlyRefusals;
}

/** Whether the profile or the options leave out what an attempt needs; a stimulus may fail for the thing that was lent. */
function isChoice(stopped: Undecided): boolean {
  if (stopped instanceof NoStimulus) return false;
  return stopped instanceof Excluded || stopped instanceof NotClaimed;
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

/**
 * A refusal counts only while a plain request is accepted: before and after.
 * @param since the exchange in which another attempt has seen the same
 */
async function confirmRefusals(
  session: Session,
  journal: Journal,
  findings: readonly Finding[],
  since?: number,
): Promise<void> {
  const given = new Given(session, journal);
  const shown = new Set(findings.map(({ exchange }) => exchange));
  const isShown = ({ exchange }: Pick<AnswerFacts, 'exchange'>) => shown.has(exchange.number);
  try {
    for (const reply of journal.refusals.filter(isShown)) await given.confirmRefusal(reply);
    for (const reply of journal.rejections.filter(isShown)) await given.confirmRejection(reply, since);
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
    await given.ensureAccepted(operation);
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) throw thrown;
  } finally {
    given.release();
  }
}

/** One attempt, begun again when it was interrupted. */
async function attempt(
  purpose: TestPurpose,
  session: Session,
  journals: Journal[],
  from: StartsFrom,
  before?: Journal,
): Promise<Attempt> {
  for (let beginning = 1; ; beginning++) {
    const isAgain = from === 'fresh-things' || beginning > 1;
    const journal = new Journal(purpose.id, isAgain ? turns.again : turnOf(purpose));
    journals.push(journal);
    const ended = await attemptOnce(purpose, session, journal, from, before);
    if (!(ended.stopped instanceof Interrupted) || beginning >= ended.stopped.maxBeginnings) return ended;
    ended.release();
  }
}

async function attemptOnce(
  purpose: TestPurpose,
  session: Session,
  journal: Journal,
  from: StartsFrom,
  before: Journal | undefined,
): Promise<Attempt> {
  const { lending } = session;
  const scope = lending.open(scopePlanOf(purpose, from, journal));
  atWorkOn(`the beginning of ${purpose.id}`);
  const given = new Given(session, journal);
  const context = contextOf(purpose, session, journal, given, from, before);
  const release =
    (isClean: boolean) =>
    (isFit = isClean && journal.findings.length === 0) => {
      given.release();
      lending.close(scope, isFit);
    };
  try {
    await journal.lasting(() => lending.within(scope, () => purpose.body(context)));
    return { journal, scope, release: release(true) };
  } catch (stopped) {
    return { journal, stopped, scope, release: release(false) };
  }
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
