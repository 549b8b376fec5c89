import type { Finding } from './finding.js';

/** What one attempt at a test case saw. */
export class Journal {
  readonly exchanges: number[] = [];
  readonly findings: Finding[] = [];
  readonly notes: string[] = [];
  /** The operations whose refusal was judged: before it counts, a plain request must be accepted again. */
  readonly refusals = new Set<string>();

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}
