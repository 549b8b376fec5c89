import { appendFileSync, closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { messageOf, SuiteError } from '../report/errors.js';
import { expectOrdinaryFile } from '../report/files/ordinary-file.js';
import type { Leftover } from '../report/run-report.js';

/** Something that the run created in the supplier. */
export interface LedgerEntry {
  readonly kind: string;
  readonly id: number;
  readonly supplierReference?: string;
}

type Line =
  | { readonly event: 'target'; readonly baseUrl: string }
  /** The request that creates it is sent: from here on it may exist. */
  | ({ readonly event: 'asked' } & LedgerEntry)
  | ({ readonly event: 'open' } & LedgerEntry)
  | { readonly event: 'reference'; readonly id: number; readonly supplierReference: string }
  | { readonly event: 'closed'; readonly id: number }
  | { readonly event: 'kept'; readonly id: number; readonly reason: string };

/**
 * What the run created and has not removed yet, on disk as it happens, so that it outlives a crash. One that is opened
 * on the file of an earlier run goes on where that ended.
 */
export class Ledger {
  readonly #open = new Map<number, LedgerEntry>();
  readonly #unanswered = new Set<number>();
  /** Open from the start: later on the process may have too many other files open. */
  #stream: number | undefined;

  constructor(private readonly file: string) {
    dropTornLine(file);
    for (const { reason, ...entry } of leftoversOf(file) as (Leftover & LedgerEntry)[]) {
      this.#open.set(entry.id, entry);
      if (reason === unanswered) this.#unanswered.add(entry.id);
    }
    this.#stream = openSync(file, 'a', 0o600);
  }

  /** Notes whom everything that follows is created in. */
  target(baseUrl: string): void {
    this.#write({ event: 'target', baseUrl });
  }

  /** Notes what is about to be created; gives false when that is known already. */
  asked(entry: LedgerEntry): boolean {
    if (this.#open.has(entry.id)) return false;
    this.#open.set(entry.id, entry);
    this.#unanswered.add(entry.id);
    this.#write({ event: 'asked', ...entry });
    return true;
  }

  opened(entry: LedgerEntry): void {
    this.#open.set(entry.id, entry);
    this.#unanswered.delete(entry.id);
    this.#write({ event: 'open', ...entry });
  }

  /** Notes the reference of something that is open, when it comes later. */
  referenced(id: number, supplierReference: string): void {
    const entry = this.#open.get(id);
    if (!entry || entry.supplierReference !== undefined) return;
    this.#open.set(id, { ...entry, supplierReference });
    this.#write({ event: 'reference', id, supplierReference });
  }

  closed(id: number): void {
    if (this.#open.delete(id)) this.#write({ event: 'closed', id });
  }

  /** Notes why something could not be removed. */
  kept(id: number, reason: string): void {
    this.#write({ event: 'kept', id, reason });
  }

  /** Notes that something could not be removed, since nothing is known to remove it by. */
  keptWithoutReference(id: number): void {
    this.kept(id, this.#unanswered.has(id) ? unanswered : 'The supplier gave no reference to cancel it by.');
  }

  /** What is still open, newest first. */
  get open(): readonly LedgerEntry[] {
    return [...this.#open.values()].reverse();
  }

  /** To be called at the end of the run; what is noted later all the same is still written. */
  close(): void {
    if (this.#stream !== undefined) closeSync(this.#stream);
    this.#stream = undefined;
  }

  #write(line: Line): void {
    appendFileSync(this.#stream ?? this.file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}

/** Of what was asked for, but may never have come to be. */
const unanswered = 'Its creation got no answer, so it may not exist.';

/**
 * What a ledger file shows as left behind.
 * @throws SuiteError LEDGER_UNREADABLE
 */
export function leftoversOf(file: string): Leftover[] {
  const open = new Map<number, Leftover>();
  for (const line of linesOf(file)) {
    if (line.event === 'target') continue;
    const known = open.get(line.id);
    if (line.event === 'asked' || line.event === 'open') {
      const { event, ...entry } = line;
      open.set(line.id, {
        ...entry,
        reason: event === 'open' ? 'The run ended before it was removed.' : unanswered,
      });
    } else if (line.event === 'closed') open.delete(line.id);
    else if (known && line.event === 'reference')
      open.set(line.id, { ...known, supplierReference: line.supplierReference });
    else if (known && line.event === 'kept') open.set(line.id, { ...known, reason: line.reason });
  }
  return [...open.values()];
}

/**
 * How many things a ledger file shows as open that its run never tried to remove, since it was killed before.
 * @throws SuiteError LEDGER_UNREADABLE
 */
export function unfinishedIn(file: string): number {
  const tried = new Set(linesOf(file).flatMap((line) => (line.event === 'kept' ? [line.id] : [])));
  return leftoversOf(file).filter(({ id }) => !tried.has(Number(id))).length;
}

/**
 * The base URL of the supplier that a ledger file is about; undefined when it does not say.
 * @throws SuiteError LEDGER_UNREADABLE
 */
export function targetOfLedger(file: string): string | undefined {
  return linesOf(file).flatMap((line) => (line.event === 'target' ? [line.baseUrl] : []))[0];
}

/** Drops what a crash left of a last line: the next one would be written onto it. */
function dropTornLine(file: string): void {
  if (!existsSync(file)) return;
  refuseOdd(file);
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(10) + 1;
  if (whole < bytes.length) truncateSync(file, whole);
}

/** No ledger is nearly as large. */
const maxBytes = 64 * 1024 * 1024;

/** @throws SuiteError LEDGER_UNREADABLE */
function refuseOdd(file: string): void {
  try {
    expectOrdinaryFile(file, maxBytes);
  } catch (cause) {
    throw new SuiteError('LEDGER_UNREADABLE', `The ledger ${file} cannot be read (${messageOf(cause)}).`, { cause });
  }
}

function linesOf(file: string): Line[] {
  if (!existsSync(file)) return [];
  refuseOdd(file);
  // What follows the last line break is nothing, or a line that a crash cut off.
  const texts = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return texts.map((text, index) => {
    try {
      return JSON.parse(text) as Line;
    } catch (cause) {
      throw new SuiteError('LEDGER_UNREADABLE', `The ledger ${file} is damaged in line ${index + 1}.`, { cause });
    }
  });
}
