import type { OperationKey } from '../../contract/requirements/index.js';
import { expect } from '../authoring/matchers.js';
import { areDisjoint, canShare, positivesOf, withAll, type Positive } from '../authoring/positive.js';
import { definedPurposes, type TestContext, type TestPurpose } from '../authoring/purpose.js';
import { NotRun } from '../report/signals.js';
import { Journal } from '../session/journal.js';
import type { Session } from '../session/session.js';
import { aside, type Aside } from './context.js';
import { plainAnswers } from './plain-answers.js';
import type { StartsFrom } from './scope-plan.js';
import { turnOf } from './order.js';
import { exclusionOf } from './selection.js';

/** A request of a test purpose whose changes can share it with those of others. */
interface Member {
  readonly purpose: TestPurpose;
  readonly positive: Positive;
}

/** What a shared request says about a test purpose. */
export interface Packed {
  readonly evidence: Journal;
  /** The ids of the test purposes, this one first, whose changes are wrong only together. */
  readonly together?: readonly string[];
  /** Whether something was wrong that did not show again. */
  readonly isSeenOnce?: true;
}

/** What the requests of a pack have shown, by its members' changes; those that are not in it run alone. */
type Shown = ReadonlyMap<Positive, Packed>;

/** After so many packs of an operation that showed nothing, its test purposes run alone. */
const maxVainPacks = 2;

/**
 * What requests say about a test purpose that shares them with others of the run, whose changes have nothing to do with
 * its own. If one is accepted unchanged, it is evidence for each; otherwise its halves are sent, and their halves.
 * @returns undefined where the test purpose has to run alone: it shares nothing, or is suspected
 */
export async function packed(purpose: TestPurpose, session: Session): Promise<Packed | undefined> {
  const positives = positivesOf(purpose.body);
  if (positives.length === 0) return undefined;
  const { operation } = purpose;
  const packs = await session.facts.once(`packs of ${operation}`, () => Promise.resolve(plan(operation, session)));
  const all = new Journal(purpose.id);
  for (const positive of positives) {
    const number = packs.findIndex((pack) => pack.some((member) => member.positive === positive));
    const shown = (await shownBy(packs, number, operation, { session, turn: turnOf(purpose) })).get(positive);
    if (!shown || shown.together || shown.isSeenOnce || positives.length === 1) return shown;
    all.include(shown.evidence);
  }
  return { evidence: all };
}

/** Puts each request of the selected test purposes of an operation into the first pack with whose changes it has nothing to do. */
function plan(operation: OperationKey, session: Session): readonly (readonly Member[])[] {
  const packs: Member[][] = [];
  for (const purpose of definedPurposes()) {
    if (purpose.operation !== operation || exclusionOf(purpose, session.settings)) continue;
    for (const positive of positivesOf(purpose.body)) {
      const member = { purpose, positive };
      const free = packs.find(
        (pack) => isLike(pack, member) && pack.every((each) => areDisjoint(each.positive, positive)),
      );
      if (free) free.push(member);
      else packs.push([member]);
    }
  }
  return packs;
}

/** What a supplier need not accept does not share requests with what it must: it would keep that from being shown. */
function isLike([first]: readonly Member[], member: Member): boolean {
  const isUnusual = ({ requirements }: TestPurpose) => requirements.includes('API-UNUSUAL-TEXT');
  if (first === undefined) return true;
  return (
    isUnusual(first.purpose) === isUnusual(member.purpose) &&
    first.positive.mayBeRefused === member.positive.mayBeRefused
  );
}

/** Whether a supplier may refuse what is in a pack. */
function isOpen([first]: readonly Member[]): boolean {
  return first?.positive.mayBeRefused !== undefined;
}

/** Whom the requests of a pack are sent for. */
interface Asking {
  readonly session: Session;
  /** When they go: as soon as those of the test purpose that asked first. */
  readonly turn: number;
}

/** One pack after the other, so that a supplier that accepts none of them is not asked for all. */
function shownBy(
  packs: readonly (readonly Member[])[],
  number: number,
  operation: OperationKey,
  asking: Asking,
): Promise<Shown> {
  return asking.session.facts.once(`pack ${number} of ${operation}`, async () => {
    const pack = packs[number] ?? [];
    if (pack.length < 2) return new Map();
    const earlier = packs.flatMap((each, index) => (index < number && each.length > 1 && !isOpen(each) ? [index] : []));
    let vain = 0;
    for (const index of earlier) {
      const shown = await shownBy(packs, index, operation, asking);
      vain = shown.size === 0 ? vain + 1 : 0;
      if (vain === maxVainPacks) return new Map();
    }
    return new Halving(asking).shown(pack);
  });
}

/** So many requests are sent to see the kind of success again that has shown something. */
const maxSuccesses = 6;

/** Finds out which test purposes of a pack are suspected, with few requests. */
class Halving {
  readonly #shown = new Map<Positive, Packed>();

  constructor(private readonly asking: Asking) {}

  async shown(pack: readonly Member[]): Promise<Shown> {
    await this.#settle(pack);
    return this.#shown;
  }

  /**
   * @param shown what they have shown together with others
   * @returns whether all of them are shown to be sound, be it in parts
   */
  async #settle(members: readonly Member[], shown?: Journal): Promise<boolean> {
    const { isSound, journal } = await this.#send(members, shown);
    if (isSound === true) {
      for (const { positive } of members) this.#shown.set(positive, { evidence: journal });
      return true;
    }
    if (isSound === undefined || members.length < 2 || isOpen(members)) return false;
    // Where plain answers are wrong already, every change is suspected.
    const [first] = members;
    if (!shown && first && !(await plainAnswers(first.purpose, this.asking.session)).areSound) return false;
    const halves = halvesOf(members);
    const areSound = [await this.#settle(halves[0], journal), await this.#settle(halves[1], journal)];
    if (areSound.includes(false)) return false;
    const pair = await this.#pair(journal, ...halves);
    if (pair) this.#shown.set(pair.one.positive, pair.packed);
    else if (first) this.#shown.set(first.positive, { evidence: journal, isSeenOnce: true });
    return true;
  }

  /** Each half is sound, but not both together: two of them that are wrong together, if that shows again. */
  async #pair(shown: Journal, left: readonly Member[], right: readonly Member[]) {
    const [one] = await this.#smallest(shown, left, right);
    const [other] = one ? await this.#smallest(shown, right, [one]) : [];
    if (!one || !other) return undefined;
    const { isSound, journal } = await this.#send([one, other], shown);
    if (isSound !== false) return undefined;
    const packed: Packed = { evidence: journal, together: [one.purpose.id, other.purpose.id] };
    return { one, packed };
  }

  /** Fewer and fewer of some members, as long as they are wrong together with others; none when that ends before one is left. */
  async #smallest(shown: Journal, members: readonly Member[], others: readonly Member[]): Promise<readonly Member[]> {
    let left = members;
    while (left.length > 1) {
      const [one, other] = halvesOf(left);
      if ((await this.#send([...one, ...others], shown)).isSound === false) left = one;
      else if ((await this.#send([...other, ...others], shown)).isSound === false) left = other;
      else return [];
    }
    return left;
  }

  /**
   * Sends the changes of all members in one request, again where the answer could not show what others have shown. What
   * is suspected is looked for with fresh things only.
   */
  async #send(members: readonly Member[], shown?: Journal): Promise<Aside> {
    const [finding] = shown?.findings ?? [];
    let sent = await this.#sendOnce(members, shown ? 'fresh-things' : 'anything');
    if (sent.isInDoubt) sent = await this.#sendOnce(members, 'fresh-things');
    if (!shown || !finding) return sent;
    for (let count = 1; count < maxSuccesses; count++) {
      if (sent.isSound !== true || !sent.journal.succeededOtherwise(shown, finding)) return sent;
      sent = await this.#sendOnce(members, 'fresh-things');
    }
    return sent;
  }

  #sendOnce(members: readonly Member[], from: StartsFrom): Promise<Aside> {
    const [first] = members as [Member];
    const changes = members.map(({ positive }) => positive);
    const send = async ({ given, supplier }: TestContext) => {
      const plain = await given.plainRequest(first.purpose.operation);
      if (changes.length > 1 && !canShare(plain, changes)) throw new NotRun('The plain request has too few places.');
      const reply = await supplier.send(withAll(plain, changes));

      expect(reply).toBeAccepted(changes.length === 1 ? changes[0]?.otherwise : undefined);
    };
    const { session, turn } = this.asking;
    return aside(first.purpose, session, send, { from, turn });
  }
}

function halvesOf<T>(items: readonly T[]): readonly [readonly T[], readonly T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
