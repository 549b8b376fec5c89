import { constants, open } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DescriptionError } from './description-error.js';

/** The largest file that is read. */
const maxBytes = 20 * 1024 * 1024;

/** Reads a file from the web, piece by piece; throws an Error with a reason in plain words. */
export type WebReader = (address: URL) => AsyncIterable<Uint8Array>;

/** Where a description is: a URL as it is, a file as a `file:` URL. */
export function addressOf(place: string): URL {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(place)) return pathToFileURL(place);
  const url = URL.canParse(place) ? new URL(place) : undefined;
  if (url && ['http:', 'https:', 'file:'].includes(url.protocol)) return url;
  throw new DescriptionError(
    'DESCRIPTION_UNREADABLE',
    `--spec ${shown(place)} is not an address that can be read. Give a file, or a URL that starts with https:// or http://.`,
  );
}

/**
 * The text at an address, within limits of time and size.
 * @param web how files are read from the web
 * @throws DescriptionError DESCRIPTION_UNREADABLE
 */
export async function fetchText(address: URL, web: WebReader): Promise<string> {
  try {
    const bytes = address.protocol === 'file:' ? await fileBytes(address) : await bounded(web(address));
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DescriptionError(
      'DESCRIPTION_UNREADABLE',
      `The description ${placeOf(address)} cannot be read (${cause instanceof Error ? cause.message : String(cause)}). Check the file or address given with --spec.`,
      { cause },
    );
  }
}

/** An address as it may be shown: without credentials and query, which can hold secrets. */
export function placeOf(address: URL): string {
  if (address.protocol !== 'file:') return address.origin + address.pathname;
  const path = fileURLToPath(address);
  const near = relative('', path);
  return near === '' || near.startsWith('..') ? path : near;
}

/** UTF-8, unless a byte order mark says otherwise. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function shown(place: string): string {
  return place.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/, '');
}

/** Never more than the limit, whatever size the file claims to have; never what is not a file, such as a device or a pipe. */
async function fileBytes(address: URL): Promise<Uint8Array> {
  // Without O_NONBLOCK the opening of a pipe waits for somebody who writes to it.
  const file = await open(address, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new Error('it is a folder');
    if (!found.isFile()) throw new Error('it is not an ordinary file');
    return await bounded(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

/** @throws Error when more comes than may be read */
async function bounded(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Error {
  return new Error(`it is larger than ${maxBytes / 1024 / 1024} MiB`);
}
