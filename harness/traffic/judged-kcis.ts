import { requirements, sendUpdate, type RequirementId } from '../../contract/requirements/index.js';
import { kciRequirements } from '../../contract/requirements/kcis.js';
import type { ReceivedKci } from '../kci/conversations.js';
import type { Finding } from '../report/finding.js';
import type { FindingsBook } from './findings-book.js';
import type { Histories } from './histories.js';
import type { TrafficPlace } from './judgement.js';
import type { LateOutcome } from './late-outcomes.js';

/** So many KCIs are held until it is known whether they are the supplier's. */
const maxInDoubt = 10_000;

/** What only what was sent shows: whether a KCI has all of it, unchanged. */
const againstRequest: readonly RequirementId[] = [
  'KCI-ENTITY-WHOLE',
  'KCI-ENTITY-UNCHANGED',
  'KCI-ACCEPTED-ONLY',
  'KCI-AMENDMENT-SHOWN',
  'KCI-AMENDED-REPLACED',
  'KCI-AMENDED-ONLY',
];

const ofEveryKci = (Object.keys(kciRequirements) as RequirementId[]).filter(
  (id) => requirements[id].level !== 'MAY' && !againstRequest.includes(id),
);

interface Held {
  readonly received: ReceivedKci;
  readonly place: TrafficPlace;
  readonly hasCredentials: boolean;
}

/** Enters what is found about KCIs, as far as they are the supplier's: a capture can have those of others. */
export class JudgedKcis {
  #kcis = 0;
  #foreign = 0;
  readonly #inDoubt: Held[] = [];

  constructor(
    private readonly histories: Histories,
    private readonly book: FindingsBook,
    private readonly onViolation: (found: Finding) => void,
    private readonly onLate: (late: readonly LateOutcome[]) => void,
  ) {}

  /** How many were judged. */
  get kcis(): number {
    return this.#kcis;
  }

  /** @param hasCredentials whether what it says about credentials counts */
  add(received: ReceivedKci, place: TrafficPlace, hasCredentials: boolean): void {
    const held = { received, place, hasCredentials };
    if (received.isSuppliers()) this.#enter(held);
    else if (this.#inDoubt.length < maxInDoubt) this.#inDoubt.push(held);
    else this.#foreign++;
  }

  /** Enters those that turned out to be the supplier's. */
  end(): void {
    for (const held of this.#inDoubt)
      if (held.received.isSuppliers()) this.#enter(held);
      else this.#foreign++;
    this.#inDoubt.length = 0;
    if (this.#foreign > 0)
      this.book.note(
        `${this.#foreign} KCIs name nothing that was asked of this supplier here, so they were not judged.`,
      );
  }

  #enter({ received, place, hasCredentials }: Held): void {
    const { post, entity, remarks, isOfKnownRequest } = received;
    if (post.outcome === 'elsewhere' || post.outcome === 'not-http') return;
    this.#kcis++;
    const examined = [...ofEveryKci, ...(isOfKnownRequest ? againstRequest : [])];
    this.book.examined(
      sendUpdate,
      examined.filter((id) => hasCredentials || id !== 'KCI-AUTHENTICATED'),
    );
    for (const remark of remarks) {
      if ('note' in remark) this.book.note(remark.note);
      else if (hasCredentials || remark.requirement !== 'KCI-AUTHENTICATED') {
        const found = { ...remark, operation: sendUpdate };
        this.book.add(found, place);
        this.onViolation(found);
      }
    }
    const counts = post.outcome === 'taken' || post.outcome === 'invalid';
    if (!counts || !post.body || !entity) return;
    const violated = new Set(remarks.flatMap((remark) => ('note' in remark ? [] : [remark.requirement])));
    const arrivedAt = Date.parse(post.arrivedAt);
    this.onLate(this.histories.received({ entity, body: post.body, arrivedAt, place, violated }));
  }
}
