import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';

const megabyte = 1024 * 1024;

/**
 * Reads a file that somebody else may have put there: never a pipe or a device, which could have no end, and never more
 * than a limit, whatever size it claims.
 * @throws Error when it is not an ordinary file, is larger, or cannot be read
 */
export function readOrdinaryFile(path: string, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve) => {
    resolve(readOrdinaryFileSync(path, maxBytes));
  });
}

/**
 * Reads a file of this kind as text, at once.
 * @throws Error as above
 */
export function readOrdinaryTextSync(path: string, maxBytes: number): string {
  return readOrdinaryFileSync(path, maxBytes).toString('utf8');
}

/**
 * The digest (SHA-256, hex) of a file of this kind, of which no more than a part is in memory.
 * @throws Error as above
 */
export function digestOrdinaryFile(path: string, maxBytes: number): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(path, maxBytes, shared)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * How many line breaks a file of this kind has.
 * @throws Error as above
 */
export function linesIn(path: string): number {
  let lines = 0;
  for (const chunk of chunksOf(path, Infinity, shared))
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** What each part of a file is read into where no part is kept: a new one for each would take longer than the digest. */
const shared = Buffer.alloc(128 * 1024);

function readOrdinaryFileSync(path: string, maxBytes: number): Buffer {
  const [first, ...others] = chunksOf(path, maxBytes);
  return first && others.length === 0 ? first : Buffer.concat(first ? [first, ...others] : []);
}

/**
 * The content of a file, part by part. Steps that wait for each other cost more than the reading itself where files are
 * small and many: so it is read at once.
 * @param into what each part is read into; default: something of its own
 */
function* chunksOf(path: string, maxBytes: number, into?: Buffer): Generator<Buffer, void> {
  // Without O_NONBLOCK the opening of a pipe waits for somebody who writes to it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    refuseOthers(found, maxBytes);
    let bytes = 0;
    // Only what grows meanwhile, or has no size, comes in more than one part.
    for (let room = found.size + 1; ; room = shared.length) {
      const chunk = into ?? Buffer.allocUnsafe(room);
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) return;
      bytes += read;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Looks whether a path leads to an ordinary file of some size at most.
 * @throws Error when it does not
 */
export function expectOrdinaryFile(path: string, maxBytes: number): void {
  refuseOthers(statSync(path), maxBytes);
}

function refuseOthers(found: Stats, maxBytes: number): void {
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is not an ordinary file');
  if (found.size > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): Error {
  return new Error(`it is larger than ${Math.floor(maxBytes / megabyte)} MB`);
}
