import { constants, statSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';

const megabyte = 1024 * 1024;

/**
 * Reads a file that somebody else may have put there: never a pipe or a device, which could have no end, and never more
 * than a limit, whatever size it claims.
 * @throws Error when it is not an ordinary file, is larger, or cannot be read
 */
export async function readOrdinaryFile(path: string, maxBytes: number): Promise<Buffer> {
  // Without O_NONBLOCK the opening of a pipe waits for somebody who writes to it.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    refuseOthers(await file.stat(), maxBytes);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
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
