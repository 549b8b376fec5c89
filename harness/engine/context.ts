import { supplierApi } from '../../contract/description.js';
import { forAll, type Search } from '../authoring/for-all.js';
import { definedPurposes, type TestContext, type TestPurpose } from '../authoring/purpose.js';
import { testDataHints } from '../generation/search/test-data-hints.js';
import { Given } from '../given/given.js';
import { Undecided } from '../report/signals.js';
import { turns } from '../wire/pacing.js';
import { retryInterrupted } from '../wire/retry-interrupted.js';
import { Journal } from '../session/journal.js';
import type { Session } from '../session/session.js';
import { scopePlanOf, type StartsFrom } from './scope-plan.js';
import { exclusionOf } from './selection.js';
import { sharedRefusal, sharing, supplierIn } from './shared-work.js';

/**
 * What the body of a test purpose works with, and what it says goes into a journal.
 * @param before what another attempt saw that is looked for again
 */
export function contextOf(
  purpose: TestPurpose,
  session: Session,
  journal: Journal,
  given: Given,
  from: StartsFrom,
  before?: Journal,
): TestContext {
  const { availability, quotes, appointments, orders, tests, problems } = given;
  const { lending, settings, profile, facts, ids } = session;
  const { send } = supplierIn(session, journal);
  return {
    supplier: {
      send,
      sendUnlessRefused: async (request, plain) =>
        (from === 'anything' && (await sharedRefusal(request, plain, send, session, journal))) || send(request),
    },
    given,
    availability,
    quotes,
    appointments,
    orders,
    tests,
    problems,
    forAll: (source, body, ...rest) =>
      forAll(
        journal,
        { ...searchOf(purpose, session), found: before?.found, suspect: before?.suspect },
        source,
        (value) => lending.part(() => body(value)),
        ...rest,
      ),
    search: { seed: settings.seed, runs: profile.limits.propertyRuns },
    examines: (id) => definedPurposes().some((each) => each.id === id && !exclusionOf(each, settings)),
    once: (what, find) => facts.once(what, find),
    apart: async (work) => {
      const { journal: own, isSound } = await aside(purpose, session, work, { turn: journal.turn });
      return isSound === true ? own : undefined;
    },
    shared: from === 'anything' && settings.path === undefined ? sharing(session, journal) : undefined,
    evidence: (exchanges) => exchanges.forEach((exchange) => journal.borrowed.add(exchange)),
    asOwn: (reply) => {
      journal.record(reply.exchange);
      return reply.in(journal);
    },
    profile,
    nextId: () => ids.next(),
    note: (text) => journal.note(text),
  };
}

/** What part of a test purpose came to that was done in a journal of its own. */
export interface Aside {
  readonly journal: Journal;
  /** Whether nothing was found; undefined where that could not be decided. */
  readonly isSound: boolean | undefined;
  /** Whether that says nothing of the supplier, since it started from what others had used. */
  readonly isInDoubt: boolean;
}

/**
 * Does part of a test purpose in a journal of its own: nothing that is found counts for the test purpose. It may wait for
 * others of its kind, so it does not wait for something that they hold.
 */
export async function aside(
  purpose: TestPurpose,
  session: Session,
  work: (context: TestContext) => Promise<void>,
  { from = 'anything', turn }: { readonly from?: StartsFrom; readonly turn: number },
): Promise<Aside> {
  const { lending } = session;
  const journal = new Journal(purpose.id, from === 'fresh-things' ? turns.again : turn);
  const given = new Given(session, journal);
  const scope = lending.open({
    ...scopePlanOf(purpose, 'anything', journal),
    borrows: from === 'anything',
    waits: false,
  });
  let isSound: boolean | undefined;
  try {
    const context = contextOf(purpose, session, journal, given, 'anything');
    await retryInterrupted(() => journal.lasting(() => lending.within(scope, () => work(context))));
    isSound = journal.findings.length === 0;
  } catch (thrown) {
    if (!(thrown instanceof Undecided)) {
      if (journal.findings.length === 0) throw thrown;
      isSound = false;
    }
  } finally {
    given.release();
    lending.close(scope, isSound === true);
  }
  return { journal, isSound, isInDoubt: isSound !== true && scope.borrowed.size > 0 && journal.showsOnlyRefusals };
}

/**
 * Which values a property tries.
 * @throws NotRun when the time for properties is used up
 */
function searchOf({ id, operation }: TestPurpose, { settings, profile, propertyTime }: Session): Search {
  const { seed, path, counterexample, assumed } = settings;
  const isExamined = (each: TestPurpose) => each.kind === 'property' && exclusionOf(each, settings) === undefined;
  return {
    seed,
    runs: profile.limits.propertyRuns,
    milliseconds: propertyTime.shareOf(id, () => definedPurposes().filter(isExamined).length),
    testData: testDataHints(profile, assumed, supplierApi.operations.get(operation)),
    ...(path !== undefined && { path }),
    ...(counterexample !== undefined && { counterexample }),
  };
}
