import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { messageOf, SuiteError } from '../report/errors.js';
import { EntryScanner, type ScannedEntry } from './entry-scanner.js';

/** What a HAR file says besides its entries. */
export interface HarFacts {
  readonly file: string;
  readonly bytes: number;
  /** The program that wrote it, and its version, as far as it says so. */
  readonly creator: string;
  readonly entries: number;
  /** How many entries are too large to be read, or are not objects. */
  readonly unreadable: number;
}

/** So much is read at once, in bytes. */
const chunkBytes = 1024 * 1024;

/**
 * Reads a HAR 1.2 file entry by entry; only one entry is in memory at a time.
 * @param onEntry gets each entry in the order of the file
 * @throws SuiteError TRAFFIC_UNREADABLE when it is not a file, not HAR, broken or cut off
 */
export async function readHar(file: string, onEntry: (entry: ScannedEntry) => void): Promise<HarFacts> {
  const scanner = new EntryScanner(onEntry, (problem) => unreadable(file, problem));
  const bytes = await sizeOf(file);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>)
      scanner.push(chunk);
  } catch (thrown) {
    if (thrown instanceof SuiteError) throw thrown;
    throw unreadable(file, `cannot be read (${messageOf(thrown)})`, thrown);
  }
  const { frame, entries, tooLarge } = scanner.end();
  const { log } = (frame ?? {}) as { readonly log?: { readonly entries?: unknown; readonly creator?: unknown } };
  if (!Array.isArray(log?.entries)) throw unreadable(file, 'is not HAR: it has no list log.entries');
  const others = (log.entries as readonly unknown[]).filter((entry) => entry !== 0).length;
  return { file, bytes, creator: nameOf(log.creator), entries: entries + others, unreadable: tooLarge + others };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: unknown) => {
    const message = `${file} cannot be read (${messageOf(cause)}). Name a HAR file that is there.`;
    throw new SuiteError('TRAFFIC_UNREADABLE', message, { cause });
  });
  if (!found.isFile()) throw unreadable(file, 'is not a file; it is read twice, so a pipe will not do');
  return found.size;
}

function nameOf(creator: unknown): string {
  const { name, version } = (creator ?? {}) as { readonly name?: unknown; readonly version?: unknown };
  return [name, version].filter((part) => typeof part === 'string').join(' ') || 'an unknown program';
}

function unreadable(file: string, problem: string, cause?: unknown): SuiteError {
  return new SuiteError('TRAFFIC_UNREADABLE', `${file} ${problem}. Save the traffic again as HAR 1.2.`, { cause });
}
