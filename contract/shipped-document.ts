import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type * as yaml from 'yaml';
import { packageRoot } from './package-root.js';

/** A description that ships with this package. */
export interface ShippedDocument {
  readonly document: unknown;
  /** `sha256:` and the hex digest of its text. */
  readonly digest: string;
}

/**
 * Reads a description that ships with this package, in YAML. Parsing it takes longer than all that a small run needs
 * otherwise, so the build parses it once; what it left is used where it is of the same text.
 * @param place the file, within the package
 */
export function shippedDocument(place: string): ShippedDocument {
  const text = readFileSync(join(packageRoot, place), 'utf8');
  const digest = digestOf([text]);
  const parsed = parsedByBuild(place);
  if (parsed?.digest === digest) return parsed;
  const { parse } = createRequire(import.meta.url)('yaml') as typeof yaml;
  return { document: parse(text), digest };
}

/** Where the build leaves what it has parsed. */
export function parsedFileOf(place: string): string {
  return join(packageRoot, 'dist/contract/parsed', `${basename(place, '.yaml')}.json`);
}

/** `sha256:` and the hex digest of the texts. */
export function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return `sha256:${hash.digest('hex')}`;
}

function parsedByBuild(place: string): ShippedDocument | undefined {
  try {
    return JSON.parse(readFileSync(parsedFileOf(place), 'utf8')) as ShippedDocument;
  } catch {
    return undefined;
  }
}
