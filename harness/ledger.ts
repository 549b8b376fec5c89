import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Leftover } from './run-report.js';

/** Something that the run created in the supplier. */
export interface LedgerEntry {
  readonly kind: 'service-problem' | 'service-order' | 'ethernet-order' | 'appointment-reservation';
  readonly id: number;
  readonly supplierReference?: string;
}

type Line =
  | ({ readonly event: 'open' } & LedgerEntry)
  | { readonly event: 'closed'; readonly id: number }
  | { readonly event: 'kept'; readonly id: number; readonly reason: string };

/** What the run created and has not removed yet, on disk as it happens, so that it outlives a crash. */
export class Ledger {
  readonly #open = new Map<number, LedgerEntry>();

  constructor(private readonly file: string) {}

  opened(entry: LedgerEntry): void {
    this.#open.set(entry.id, entry);
    this.#write({ event: 'open', ...entry });
  }

  closed(id: number): void {
    if (this.#open.delete(id)) this.#write({ event: 'closed', id });
  }

  /** Notes why something could not be removed. */
  kept(id: number, reason: string): void {
    this.#write({ event: 'kept', id, reason });
  }

  /** What is still open, newest first. */
  get open(): readonly LedgerEntry[] {
    return [...this.#open.values()].reverse();
  }

  #write(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}

/** What a ledger file shows as left behind. */
export function leftoversOf(file: string): Leftover[] {
  if (!existsSync(file)) return [];
  const open = new Map<number, Leftover>();
  // What follows the last line break is nothing, or a line that a crash cut off.
  for (const text of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const line = JSON.parse(text) as Line;
    if (line.event === 'open') {
      const { event: _, ...entry } = line;
      open.set(line.id, { ...entry, reason: 'The run ended before it was removed.' });
    } else if (line.event === 'closed') open.delete(line.id);
    else {
      const entry = open.get(line.id);
      if (entry) open.set(line.id, { ...entry, reason: line.reason });
    }
  }
  return [...open.values()];
}
