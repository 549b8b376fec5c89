import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import type { Counterexample } from './for-all.js';
import type { KnownEntity } from './kci-judge.js';
import type { Reply } from './reply.js';

/** How many exchanges are kept in memory, and how many characters of their answers; the latest one is always kept. */
const keptExchanges = 100;
const keptCharacters = 512 * 1024;

/** What one attempt at a test case saw. */
export class Journal {
  /** The numbers of all exchanges of the attempt. */
  readonly exchanges: number[] = [];
  /** The latest exchanges, whole: a finding is about one of them, and a long property would fill the memory. */
  readonly #latest: Exchange[] = [];
  #characters = 0;
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  /** The refusals that were judged: before one counts, a plain request must be accepted again. */
  readonly refusals: Reply[] = [];

  /** What its requests were about: the KCIs about that belong to what the attempt saw. */
  readonly entities = new Map<string, KnownEntity>();

  /** The smallest value that breaks a property. */
  counterexample?: Counterexample;

  record(exchange: Exchange): void {
    this.exchanges.push(exchange.number);
    this.#latest.push(exchange);
    this.#characters += sizeOf(exchange);
    while (this.#latest.length > 1 && (this.#latest.length > keptExchanges || this.#characters > keptCharacters))
      this.#characters -= sizeOf(this.#latest.shift());
  }

  get latest(): readonly Exchange[] {
    return this.#latest;
  }

  /** One of the latest exchanges, by its number. */
  exchange(number: number | undefined): Exchange | undefined {
    return this.#latest.find((exchange) => exchange.number === number);
  }

  /** Notes what a request was about. */
  concerns(entity: KnownEntity): void {
    this.entities.set(`${entity.kind} ${entity.id}`, entity);
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}

function sizeOf(exchange: Exchange | undefined): number {
  return exchange?.response?.text?.length ?? 0;
}
