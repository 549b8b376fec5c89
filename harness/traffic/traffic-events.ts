import { supplierApi } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import { sendUpdate } from '../../contract/requirements/index.js';
import { KciConversations, entityNamedIn, type ReceivedKci } from '../kci/conversations.js';
import type { KciPost } from '../kci/inbox/post.js';
import { isJsonObject } from '../json/json.js';
import type { Finding } from '../report/finding.js';
import type { Redactor } from '../report/redaction.js';
import { Journal } from '../session/journal.js';
import { Reply } from '../wire/reply.js';
import { judgeAnswer } from './answers.js';
import type { FindingsBook } from './findings-book.js';
import type { RecordedEntry } from './har-entry.js';
import { Histories } from './histories.js';
import type { TrafficOperation, TrafficPlace } from './judgement.js';
import { JudgedKcis } from './judged-kcis.js';
import type { FiledKci } from './kci-file.js';
import { RecordedKcis, isKci } from './recorded-kci.js';
import type { LateOutcome } from './late-outcomes.js';
import { readRequest, type RecordedRequest } from './recorded-request.js';
import { knownHeaders } from './redacted.js';
import type { SupplierAddress } from './supplier-address.js';
import { Tallies } from './tallies.js';
import type { PlacedEntry } from './timeline.js';

/** What traffic is judged with. */
interface EventParts {
  readonly address: SupplierAddress;
  readonly book: FindingsBook;
  /** Takes personal data out of what answers say; undefined shows everything. */
  readonly mask: Redactor | undefined;
  /** Whether there are KCIs: then what they are about has to be remembered. */
  readonly followsKcis: boolean;
  readonly clockAheadMs: number;
}

/** A request whose answer has not come yet. */
interface Open {
  readonly placed: PlacedEntry;
  readonly operation: Operation;
  readonly recorded: RecordedRequest;
  readonly endsAt: number;
}

/** Plays the events of a capture in the order of time: requests, answers and KCIs, each judged when it comes. */
export class TrafficEvents {
  readonly #conversations: KciConversations;
  readonly #histories: Histories;
  readonly #recordedKcis = new RecordedKcis();
  readonly #judgedKcis: JudgedKcis;
  readonly #tallies: Tallies;
  /** The requests under way, the first to be answered first. */
  #open: Open[] = [];
  #now = 0;
  #exchanges = 0;
  #posts = 0;
  #from = Infinity;
  #to = -Infinity;

  constructor(private readonly parts: EventParts) {
    this.#conversations = new KciConversations(undefined, {
      knowsAllThatWasSent: false,
      now: () => this.#now,
      clockAheadMs: parts.clockAheadMs,
    });
    this.#histories = new Histories(parts.clockAheadMs);
    this.#judgedKcis = new JudgedKcis(
      this.#histories,
      parts.book,
      (found) => this.#tallies.violated(found),
      (late) => this.#late(late),
    );
    this.#tallies = new Tallies(supplierApi.operations.keys());
  }

  /** An entry of a HAR file began. */
  began(placed: PlacedEntry): void {
    const { entry } = placed;
    this.#goTo(entry.startedAt);
    const called = this.parts.address.calledBy(entry.method, entry.url);
    if (typeof called === 'string') {
      if (isKci(entry)) this.#recordedKci(placed);
      return;
    }
    const recorded = readRequest(called, entry);
    if (this.parts.followsKcis) this.#conversations.sending(recorded.request);
    const open = { placed, operation: called.operation, recorded, endsAt: entry.startedAt + entry.durationMs };
    const later = this.#open.findIndex(({ endsAt }) => endsAt > open.endsAt);
    this.#open.splice(later < 0 ? this.#open.length : later, 0, open);
  }

  /**
   * A KCI of a file came.
   * @param behindMs how far the clock of the file is behind that of the capture
   */
  filed({ line, post }: FiledKci, file: string, behindMs: number): void {
    const shifted = (time: string) => new Date(Date.parse(time) + behindMs).toISOString();
    const startedAt = shifted(post.startedAt);
    const arrivedAt = shifted(post.arrivedAt);
    this.#goTo(Date.parse(arrivedAt));
    this.#received({ ...post, startedAt, arrivedAt }, { file, entry: line, at: post.arrivedAt }, true);
  }

  /** The capture has ended. */
  end(): void {
    this.#goTo(Infinity);
    this.#judgedKcis.end();
    this.#tallies.kcis(sendUpdate, this.kcis);
    const { book } = this.parts;
    for (const [operation, { accepted, found }] of this.#tallies.contradictions) {
      if (accepted > 0) {
        book.examined(operation, ['API-IMPLEMENTED']);
        for (const [finding, place] of found) this.#found(finding, place);
      } else if (found.length > 0)
        book.note(`${operation} is answered 501, and has accepted nothing: the supplier seems not to have it.`);
    }
  }

  /** What the capture says about each operation, and about KCIs. */
  get operations(): readonly TrafficOperation[] {
    return this.#tallies.operations;
  }

  /** How many KCIs of the supplier's were judged. */
  get kcis(): number {
    return this.#judgedKcis.kcis;
  }

  get period(): { readonly from: string; readonly to: string } | null {
    if (this.#from > this.#to) return null;
    return { from: new Date(this.#from).toISOString(), to: new Date(this.#to).toISOString() };
  }

  /** Lets the answers come that came until then. */
  #goTo(time: number): void {
    for (let first = this.#open[0]; first && first.endsAt <= time; first = this.#open[0]) {
      this.#open.shift();
      this.#now = first.endsAt;
      this.#ended(first);
    }
    if (time !== Infinity) this.#now = time;
  }

  #ended({ placed, operation, recorded, endsAt }: Open): void {
    const { entry } = placed;
    const { answer } = entry;
    const journal = new Journal();
    const reply = this.#replyTo(entry, operation, recorded, journal);
    const entity = this.parts.followsKcis
      ? this.#conversations.answered(recorded.request, reply)
      : entityNamedIn(operation.key, isJsonObject(recorded.sent) ? recorded.sent : {});
    if (!answer) return;
    this.#from = Math.min(this.#from, entry.startedAt || Infinity);
    this.#to = Math.max(this.#to, endsAt);
    const place = placeOf(placed);
    const { book } = this.parts;
    const judged = judgeAnswer(reply, recorded, { ...entry, answer });
    if (judged.examined.length === 0) {
      book.note(
        `Some answers of ${operation.key} are ${reply.status}, which says nothing about the supplier's conformance.`,
      );
      return;
    }
    this.#tallies.judged(reply, recorded, answer.hasBody);
    book.examined(operation.key, judged.examined);
    book.unrecorded(operation.key, judged.unrecorded);
    for (const found of judged.findings)
      if (found.requirement === 'API-IMPLEMENTED') this.#tallies.notImplemented(found, place);
      else this.#found(found, place);
    // A 202 needs no body to say what it says.
    if (answer.hasBody || reply.status === 202) {
      const span = { place, startedAt: entry.startedAt, endedAt: endsAt };
      const history = this.#histories.answered(reply, entity, recorded.validity === 'valid', span);
      book.examined(operation.key, history.examined);
      for (const found of history.findings) this.#found(found, place);
      this.#late(history.late);
    }
    for (const note of journal.notes) book.note(note);
  }

  #replyTo(entry: RecordedEntry, operation: Operation, recorded: RecordedRequest, journal: Journal): Reply {
    const { request, answer } = entry;
    const exchange = {
      number: ++this.#exchanges,
      operation: operation.key,
      startedAt: new Date(entry.startedAt).toISOString(),
      durationMs: entry.durationMs,
      request: { method: entry.method, url: entry.url, headers: knownHeaders(request.headers) },
      ...(answer
        ? { response: { status: answer.status, headers: answer.headers, text: answer.text, bytes: answer.bytes } }
        : { failure: { kind: 'reset' as const, message: 'The capture has no answer.' } }),
    };
    return new Reply(operation, exchange, recorded.sent, journal, recorded.asked, {
      request: recorded.request,
      ...(this.parts.mask && { redactor: this.parts.mask }),
    });
  }

  #late(late: readonly LateOutcome[]): void {
    for (const { operation, requirement, finding: found, place } of late) {
      // Each KCI was counted when it was judged by itself.
      if (operation !== sendUpdate) this.parts.book.examined(operation, [requirement]);
      if (found) this.#found(found, place);
    }
  }

  #found(found: Finding, place: TrafficPlace): void {
    this.parts.book.add(found, place);
    this.#tallies.violated(found);
  }

  #recordedKci(placed: PlacedEntry): void {
    const post = this.#recordedKcis.read(placed.entry);
    if (post) this.#received(post, placeOf(placed), false);
    else this.parts.book.note('The bodies of some KCIs were not recorded.');
  }

  #received(post: KciPost, place: TrafficPlace, hasCredentials: boolean): void {
    const received: ReceivedKci = this.#conversations.receive({ ...post, number: ++this.#posts });
    this.#judgedKcis.add(received, place, hasCredentials);
  }
}

function placeOf({ file, number, entry: { startedAt } }: PlacedEntry): TrafficPlace {
  return { file, entry: number, ...(startedAt > 0 && { at: new Date(startedAt).toISOString() }) };
}
