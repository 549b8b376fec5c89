import { isDeepStrictEqual } from 'node:util';
import type { Habit } from '../report/run-report.js';
import type { RefusedRequest } from '../report/refused-requests.js';
import type { Exchange } from '../report/exchange.js';
import type { Finding } from '../report/finding.js';
import { EndedByItself } from '../report/signals.js';
import type { Counterexample } from '../report/counterexample.js';
import { isJsonObject, type Json } from '../json/json.js';
import type { KnownEntity } from '../kci/inbox/entity.js';
import type { AnswerFacts, EvidenceLog } from '../wire/evidence-log.js';
import { turns } from '../wire/pacing.js';
import type { Reply } from '../wire/reply.js';

/** How many exchanges are kept in memory, and how many characters of their answers; the latest one is always kept. */
const keptExchanges = 100;
const keptCharacters = 512 * 1024;

/** A value that breaks a property. */
export interface FoundValue {
  readonly counterexample: Counterexample;
  /** The place of the first drawn value that has been tried by its own request: those before it were settled by others. */
  readonly triedFrom: number;
}

/** What one attempt at a test case saw. */
export class Journal implements EvidenceLog {
  /**
   * @param testCase the id of the test case that it is an attempt at, if it is
   * @param turn when its requests go: see `turns`
   */
  constructor(
    readonly testCase?: string,
    public turn: number = turns.usual,
  ) {}

  /** The numbers of all exchanges of the attempt. */
  readonly exchanges: number[] = [];
  /** The latest exchanges, whole: a finding is about one of them, and a long property would fill the memory. */
  readonly #latest: Exchange[] = [];
  #characters = 0;
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  readonly habits: Habit[] = [];
  /** The refusals that were judged: before one counts, a plain request must be accepted again. */
  readonly refusals: AnswerFacts[] = [];
  readonly rejections: AnswerFacts[] = [];

  /** What became of the valid requests that a property sent itself, by the numbers of their exchanges. */
  readonly validRequests = new Map<number, 'accepted' | RefusedRequest>();

  /** The exchanges that made what was lent to the attempt what it is. */
  readonly borrowed = new Set<number>();

  /** What was refused since it was about something that had ended by itself, by the numbers of the exchanges. */
  readonly #ended = new Map<number, EndedByItself>();

  /** What its requests were about: the KCIs about that belong to what the attempt saw. */
  readonly entities = new Map<string, KnownEntity>();

  /** Whether a property was decided on fewer values than asked for. */
  ranOutOfTime = false;

  /** The smallest value that breaks a property. */
  counterexample?: Counterexample;

  /** The same for an attempt that looks again, which need not search for it. */
  found?: FoundValue;

  /** The place of the value that was suspected when it was tried with others. */
  suspect?: number;

  record(exchange: Exchange): void {
    this.exchanges.push(exchange.number);
    this.#latest.push(exchange);
    this.#characters += sizeOf(exchange);
    while (this.#latest.length > 1 && (this.#latest.length > keptExchanges || this.#characters > keptCharacters))
      this.#characters -= sizeOf(this.#latest.shift());
  }

  /** Notes that a request was refused, and that KCIs show that what it is about had ended by itself: then that says nothing. */
  ended({ operation, exchange }: AnswerFacts): EndedByItself {
    const answer = exchange.response?.status ?? 'nothing';
    const ended = new EndedByItself(
      `What ${operation.key} named had ended by itself, as a KCI shows, before it was answered ${answer}.`,
      { because: 'ends-by-itself', about: operation.key, exchange },
    );
    this.#ended.set(exchange.number, ended);
    return ended;
  }

  /** Why a refusal says nothing, if what it is about had ended by itself. */
  endOf(exchange: number | undefined): EndedByItself | undefined {
    return exchange === undefined ? undefined : this.#ended.get(exchange);
  }

  /**
   * Does a part of the attempt.
   * @throws EndedByItself when all that was found is about what had ended by itself: that is forgotten
   */
  async lasting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      throw this.#forgetEnded() ?? thrown;
    }
    const ended = this.#forgetEnded();
    if (ended) throw ended;
  }

  #forgetEnded(): EndedByItself | undefined {
    const ends = this.findings.map(({ exchange }) => this.endOf(exchange));
    if (ends.includes(undefined)) return undefined;
    this.findings.length = 0;
    return ends[0];
  }

  /** Takes in what another journal saw without finding anything: it is evidence of this attempt as well. */
  include({ exchanges, borrowed, validRequests, entities, notes, habits }: Journal): void {
    for (const number of exchanges) if (!this.exchanges.includes(number)) this.exchanges.push(number);
    for (const number of borrowed) this.borrowed.add(number);
    for (const [number, answer] of validRequests) this.validRequests.set(number, answer);
    for (const [name, entity] of entities) this.entities.set(name, entity);
    for (const text of notes) this.note(text);
    for (const habit of habits) this.habit(habit);
  }

  get latest(): readonly Exchange[] {
    return this.#latest;
  }

  /** Notes whether a request that a test purpose sent itself was accepted or refused; other answers say neither. */
  answered(reply: Reply): void {
    if (reply.accepted) this.validRequests.set(reply.exchange.number, 'accepted');
    else if (reply.refused)
      this.validRequests.set(reply.exchange.number, { status: reply.status, reasons: reasonsIn(reply) });
  }

  /** Takes back that a request was valid: it was to be refused, or may be. */
  wasNotValid({ exchange }: Pick<AnswerFacts, 'exchange'>): void {
    this.validRequests.delete(exchange.number);
  }

  /** One of the latest exchanges, by its number. */
  exchange(number: number | undefined): Exchange | undefined {
    return this.#latest.find((exchange) => exchange.number === number);
  }

  /**
   * Whether a finding may hide behind another success than the one that showed it: a 202 shows less than a 201.
   * @param shown the journal of the finding, which this one did not see again
   */
  succeededOtherwise(shown: Journal, { exchange, operation }: Finding): boolean {
    const before = shown.exchange(exchange)?.response?.status ?? 0;
    const answers = this.#latest.filter((each) => each.operation === operation);
    const isOther = (status: number) => isSuccess(status) && status !== before;
    return isSuccess(before) && answers.some(({ response }) => isOther(response?.status ?? 0));
  }

  /** Whether all that was found, if anything, is that valid requests were refused. */
  get showsOnlyRefusals(): boolean {
    const refused = new Set(this.refusals.map(({ exchange }) => exchange.number));
    return this.findings.every(({ exchange }) => exchange !== undefined && refused.has(exchange));
  }

  /** Notes what a request was about. */
  concerns(entity: KnownEntity): void {
    this.entities.set(`${entity.kind} ${entity.id}`, entity);
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  habit(habit: Habit): void {
    if (!this.habits.some((known) => isDeepStrictEqual(known, habit))) this.habits.push(habit);
  }
}

/** What an error body gives as its reasons: its code and its messages, as far as they are texts. */
function reasonsIn(reply: Reply): readonly string[] {
  const { body } = reply;
  if (!isJsonObject(body)) return [];
  const texts: readonly (Json | undefined)[] = [body['code'], body['messages'] ?? []].flat();
  return texts.filter((text) => typeof text === 'string').map((text) => reply.quoted(text).slice(0, 200));
}

/** Whether a status says that a request was accepted, or is to be. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function sizeOf(exchange: Exchange | undefined): number {
  return exchange?.response?.text?.length ?? 0;
}
