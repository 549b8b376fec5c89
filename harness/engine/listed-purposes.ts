import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isShipped } from '../../contract/description.js';
import { packageRoot } from '../../contract/package-root.js';
import { positivesOf } from '../authoring/positive.js';
import type { TestPurpose } from '../authoring/purpose.js';
import { sourceOf, type SourceLine } from '../authoring/source-line.js';
import { allPurposes, areLoaded } from './suite-files.js';

/** What is known of a test purpose without its code. */
export interface ListedPurpose extends Omit<TestPurpose, 'body' | 'place'>, Partial<SourceLine> {
  /** Whether it can share its request with others. */
  readonly sharesRequest: boolean;
}

/** Where the build leaves the list; only what is compiled uses it. */
export const listFile = join(packageRoot, 'dist/harness/engine/listed-purposes.json');

/**
 * What is known of every test purpose, in the order of `allPurposes`. To load them takes longer than all that a small run
 * needs otherwise, and only the worker of a run needs their code: the build lists those of the description that ships
 * with this package.
 */
export async function listedPurposes(): Promise<readonly ListedPurpose[]> {
  const isListed = isShipped() && !areLoaded() && import.meta.url.endsWith('.js');
  return (isListed && listedByBuild()) || (await allPurposes()).map(asListed);
}

export function asListed({ body, place, ...purpose }: TestPurpose): ListedPurpose {
  return { ...purpose, sharesRequest: positivesOf(body).length > 0, ...sourceOf({ place }) };
}

let listed: readonly ListedPurpose[] | undefined;

function listedByBuild(): readonly ListedPurpose[] | undefined {
  try {
    return (listed ??= JSON.parse(readFileSync(listFile, 'utf8')) as readonly ListedPurpose[]);
  } catch {
    return undefined;
  }
}
