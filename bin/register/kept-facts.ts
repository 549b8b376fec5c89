import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import { readOrdinaryTextSync } from '../../harness/report/files/ordinary-file.js';
import type { FoundInBundle } from '../certification/examine-bundle.js';
import { privateMode, writeWhole } from '../reports/files.js';
import { packageVersion } from '../terminal/package-version.js';
import type { FoundOperations } from './run-facts.js';

/** What is found out about a bundle itself: it does not depend on trust, revocations or dates. */
export interface BundleFacts {
  readonly found: FoundInBundle;
  /** What its report says about operations, if it was not changed and its report is of this version. */
  readonly operations?: FoundOperations;
}

/** Facts that are kept from one command to the next, by the SHA-256 of the bytes that they are about (hex). */
export interface KeptFacts {
  get(digest: string): BundleFacts | undefined;
  keep(digest: string, facts: BundleFacts): Promise<void>;
}

/** More than the facts of any bundle that a run wrote. */
const maxBytes = 16 * 1024 * 1024;

const none: KeptFacts = { get: () => undefined, keep: () => Promise.resolve() };

/**
 * The facts that this user's commands found out before, in the cache folder of the user. Nothing in them can be checked
 * without examining the bundles again: so they lie where only the user writes, never in a register, whose files others
 * hand in. Where there is no such place, nothing is kept, and every bundle is examined again.
 */
export function keptFacts(register: string): KeptFacts {
  const folder = factsFolder();
  if (!isOwn(folder, register)) return none;
  const fileOf = (digest: string) => join(folder, `${digest}.json`);
  return {
    get(digest) {
      try {
        const facts = JSON.parse(readOrdinaryTextSync(fileOf(digest), maxBytes)) as Partial<BundleFacts> | null;
        return facts?.found ? (facts as BundleFacts) : undefined;
      } catch {
        // Not kept, or not whole.
        return undefined;
      }
    },
    async keep(digest, facts) {
      try {
        await writeWhole(fileOf(digest), `${JSON.stringify(facts)}\n`, privateMode);
      } catch {
        // What is not kept is found out again.
      }
    },
  };
}

/** One folder for each version: another one may find more, or read more. */
function factsFolder(): string {
  const chosen = process.env['XDG_CACHE_HOME'] ?? '';
  const cache = isAbsolute(chosen) ? chosen : join(homedir(), '.cache');
  return join(cache, 'fibre-cafe-conformance', `examined-${packageVersion}`);
}

/** Makes the folder where it is missing. Whether only this user writes there, and it is not part of the register. */
function isOwn(folder: string, register: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const mine = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
    return found.isDirectory() && mine && !isWithin(realpathSync(folder), realpathSync(register));
  } catch {
    return false;
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
