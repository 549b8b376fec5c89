import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import type { Counterexample } from './for-all.js';

/** What one attempt at a test case saw. */
export class Journal {
  readonly exchanges: Exchange[] = [];
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  /** The operations whose refusal was judged: before it counts, a plain request must be accepted again. */
  readonly refusals = new Set<string>();

  /** The smallest value that breaks a property. */
  counterexample?: Counterexample;

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}
