import { closeSync, openSync, readSync } from 'node:fs';
import { readEntry, type RecordedEntry } from './har-entry.js';

/** An entry of one of the files that is to be judged, in its place. */
export interface PlacedEntry {
  readonly file: string;
  /** Its number in the file, from 1. */
  readonly number: number;
  readonly entry: RecordedEntry;
}

/**
 * Remembers where the entries stand that are to be judged, and gives them in the order of time, whatever order and
 * files they stand in. It holds a few numbers for each of them, and reads them again.
 */
export class Timeline {
  readonly #files: string[] = [];
  /** Column by column, since they can be millions. */
  readonly #file: number[] = [];
  readonly #number: number[] = [];
  readonly #offset: number[] = [];
  readonly #length: number[] = [];
  readonly #startedAt: number[] = [];
  #latest = 0;
  /** How many entries did not stand in the order of time. */
  #outOfOrder = 0;
  #untimed = 0;

  beginFile(file: string): void {
    this.#files.push(file);
    this.#latest = 0;
  }

  /** @param startedAt in milliseconds since 1970; an entry without a time takes that of the one before it */
  add(place: { readonly number: number; readonly offset: number; readonly length: number }, startedAt: number): void {
    const time = Number.isNaN(startedAt) ? this.#latest : startedAt;
    if (Number.isNaN(startedAt)) this.#untimed++;
    if (time < this.#latest) this.#outOfOrder++;
    this.#latest = time;
    this.#file.push(this.#files.length - 1);
    this.#number.push(place.number);
    this.#offset.push(place.offset);
    this.#length.push(place.length);
    this.#startedAt.push(time);
  }

  get size(): number {
    return this.#startedAt.length;
  }

  get outOfOrder(): number {
    return this.#outOfOrder;
  }

  get untimed(): number {
    return this.#untimed;
  }

  /** The entries in the order in which they began. */
  *entries(): Generator<PlacedEntry> {
    const order = Uint32Array.from({ length: this.size }, (_, index) => index);
    // Those that began at the same time stay as they are.
    order.sort((one, other) => this.#at(this.#startedAt, one) - this.#at(this.#startedAt, other) || one - other);
    const handles = this.#files.map((file) => openSync(file, 'r'));
    try {
      for (const index of order) {
        const file = this.#at(this.#file, index);
        const bytes = Buffer.allocUnsafe(this.#at(this.#length, index));
        readSync(handles[file] ?? -1, bytes, 0, bytes.length, this.#at(this.#offset, index));
        const entry = readEntry(JSON.parse(bytes.toString('utf8')));
        if (!entry) continue;
        const startedAt = this.#at(this.#startedAt, index);
        yield { file: this.#files[file] ?? '', number: this.#at(this.#number, index), entry: { ...entry, startedAt } };
      }
    } finally {
      handles.forEach(closeSync);
    }
  }

  #at(column: readonly number[], index: number): number {
    return column[index] ?? 0;
  }
}
