/** One entry of a HAR file, and where it stands there. */
export interface ScannedEntry {
  /** Its place in the file, from 1. */
  readonly number: number;
  /** Where it begins, and how long it is, in bytes. */
  readonly offset: number;
  readonly length: number;
  /** As it was parsed. */
  readonly value: unknown;
}

/** A larger entry is passed over: it is a download, and not an answer of an API. */
const maxEntryBytes = 64 * 1024 * 1024;

/** What stands outside the entries, such as pages, is far smaller. */
const maxFrameBytes = 64 * 1024 * 1024;

/** The longest key that matters, in bytes: `entries`. */
const maxKeyBytes = 16;

const [quoteMark, backslash, openBrace, closeBrace, openBracket, closeBracket] = [34, 92, 123, 125, 91, 93] as const;

/**
 * Finds the entries of a HAR file in its bytes, without a value for the whole: it knows strings and brackets alone, and
 * leaves the JSON of each entry, and of all that stands around them, to JSON.parse.
 */
export class EntryScanner {
  #depth = 0;
  #inString = false;
  /** Whether the last byte was a backslash that escapes the next. */
  #escaped = false;
  /** The latest texts in the outermost object and in the one inside: keys, where a bracket follows. */
  readonly #keys = ['', '', ''];
  #inEntries = false;
  /** The bytes before the chunk that is read. */
  #position = 0;
  /** The beginning of an entry that goes on in the next chunk. */
  #parts: Buffer[] = [];
  #partBytes = 0;
  #entryAt = -1;
  #entries = 0;
  #tooLarge = 0;
  readonly #frame: Buffer[] = [];
  #frameBytes = 0;

  /** @param failure makes what is thrown for a file that cannot be used, from the rest of a sentence about it */
  constructor(
    private readonly onEntry: (entry: ScannedEntry) => void,
    private readonly failure: (problem: string) => Error,
  ) {}

  /** Takes the next bytes of the file. */
  push(chunk: Buffer): void {
    if (this.#position === 0) this.#checkBeginning(chunk);
    // Where the part of this chunk begins that belongs to what is read: an entry, or what stands around them.
    let from = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#inString) {
        at = this.#skipString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      if (byte === quoteMark) this.#openString();
      else if (byte === openBrace || byte === openBracket) {
        if (this.#inEntries && this.#depth === 3 && byte === openBrace) {
          this.#between(chunk.subarray(from, at));
          from = at;
          this.#entryAt = this.#position + at;
        }
        this.#depth++;
        if (byte === openBracket && this.#depth === 3 && this.#keys[1] === 'log' && this.#keys[2] === 'entries') {
          this.#addFrame(chunk.subarray(from, at + 1));
          from = at + 1;
          this.#inEntries = true;
        }
      } else if (byte === closeBrace || byte === closeBracket) {
        this.#depth--;
        if (this.#entryAt >= 0 && this.#depth === 3) {
          this.#emit(chunk.subarray(from, at + 1));
          from = at + 1;
        } else if (this.#inEntries && this.#depth === 2) this.#inEntries = false;
      }
      at++;
    }
    this.#keep(chunk.subarray(from));
    this.#position += chunk.length;
  }

  /** The rest of the file as a value, with an entry as 0, and how many entries there were. */
  end(): { readonly frame: unknown; readonly entries: number; readonly tooLarge: number } {
    const text = Buffer.concat(this.#frame).toString('utf8');
    if (text.trim() === '' && this.#entries === 0) throw this.failure('is empty');
    if (this.#depth > 0 || this.#inString) throw this.failure(`is cut off ${this.#place()}`);
    try {
      return { frame: JSON.parse(text) as unknown, entries: this.#entries, tooLarge: this.#tooLarge };
    } catch {
      throw this.failure('is not HAR: it is not JSON');
    }
  }

  #place(): string {
    const where = this.#entryAt >= 0 ? `in entry ${this.#entries + 1}` : `after ${this.#entries} entries`;
    return `${where}, at byte ${this.#position}`;
  }

  #checkBeginning(chunk: Buffer): void {
    if (chunk[0] === 0x1f && chunk[1] === 0x8b) throw this.failure('is compressed: unpack it first');
    const marked = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    // The mark of UTF-8 is not JSON.
    if (marked) chunk.fill(0x20, 0, 3);
    const beginning = chunk.toString('latin1', 0, 1024).trimStart();
    if (beginning !== '' && !beginning.startsWith('{')) throw this.failure('is not HAR: it does not begin with {');
  }

  #openString(): void {
    this.#inString = true;
    if (this.#depth <= 2 && !this.#inEntries) this.#keys[this.#depth] = '';
  }

  /** Goes on to the end of a string, or of the chunk. */
  #skipString(chunk: Buffer, start: number): number {
    let from = start;
    if (this.#escaped) {
      from++;
      this.#escaped = false;
    }
    for (;;) {
      const end = chunk.indexOf(quoteMark, from);
      const stop = end < 0 ? chunk.length : end;
      let slashes = 0;
      while (stop - slashes > from && chunk[stop - slashes - 1] === backslash) slashes++;
      const isEscaped = slashes % 2 === 1;
      if (end >= 0 && isEscaped) {
        from = end + 1;
        continue;
      }
      if (this.#depth <= 2 && !this.#inEntries) this.#keepKey(chunk.subarray(start, stop));
      if (end < 0) {
        this.#escaped = isEscaped;
        return chunk.length;
      }
      this.#inString = false;
      return end + 1;
    }
  }

  #keepKey(part: Buffer): void {
    const known = this.#keys[this.#depth] ?? '';
    this.#keys[this.#depth] = known + part.toString('latin1', 0, maxKeyBytes - Math.min(known.length, maxKeyBytes));
  }

  /** What stands before an entry: nothing, or a comma. Anything else is for JSON.parse to judge. */
  #between(part: Buffer): void {
    const text = part.toString('latin1').trim();
    if (this.#entries > 0 && text === ',') return;
    this.#addFrame(part);
    this.#addFrame(Buffer.from('0'));
  }

  #keep(rest: Buffer): void {
    if (this.#entryAt < 0) return this.#addFrame(rest);
    this.#partBytes += rest.length;
    if (this.#partBytes > maxEntryBytes) this.#parts = [];
    else this.#parts.push(Buffer.from(rest));
  }

  #addFrame(part: Buffer): void {
    this.#frameBytes += part.length;
    if (this.#frameBytes > maxFrameBytes) throw this.failure('is not HAR: it has too much besides its entries');
    if (part.length > 0) this.#frame.push(Buffer.from(part));
  }

  #emit(end: Buffer): void {
    const number = ++this.#entries;
    const length = this.#partBytes + end.length;
    const offset = this.#entryAt;
    const bytes = this.#parts.length === 0 ? end : Buffer.concat([...this.#parts, end]);
    this.#parts = [];
    this.#partBytes = 0;
    this.#entryAt = -1;
    if (length > maxEntryBytes) {
      this.#tooLarge++;
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8'));
    } catch {
      throw this.failure(`is broken: entry ${number}, which begins at byte ${offset}, is not JSON`);
    }
    this.onEntry({ number, offset, length, value });
  }
}
