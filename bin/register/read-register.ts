import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../harness/report/errors.js';
import { sha256 } from '../../harness/report/bundle/keys.js';
import { certificateName } from '../certification/certificate.js';
import { inspectBundle, judgeBundle } from '../certification/examine-bundle.js';
import { examineCertificate, isCertificate, type ExaminedCertificate } from '../certification/examine-certificate.js';
import { orUnreadable, type Examined } from '../certification/examine.js';
import type { Judges } from '../certification/origin.js';
import { outcomeOf } from '../certification/verification.js';
import { archiveDigest, archiveIn, readArchive, readArchiveBytes, type ReadBundle } from '../reports/bundle-archive.js';
import { UsageError } from '../terminal/usage-error.js';
import type { BundleFacts, KeptFacts } from './kept-facts.js';
import { foundOperations, runFacts, type RunFacts } from './run-facts.js';

/** The folders of a register: bundles, and certificates. */
export const folders = ['evidence', 'certificates'] as const;

/** Something in a register with what is found out about it. */
export interface Entry
  extends Pick<Examined, 'verification' | 'unreadable'>, Pick<ExaminedCertificate, 'certificate' | 'files'> {
  /** What a bundle says that was not changed. */
  readonly run?: RunFacts;
  /** The digest of its bytes, hex; of a certificate, of what is signed. */
  readonly bytesDigest?: string;
  /** Its path within the register. */
  readonly file: string;
  /** Its digest, as its name has it. */
  readonly digest: string;
}

/** The name of something by its digest. */
export function nameOf(bytes: Uint8Array, ending: '.zip' | ''): string {
  return `sha256-${createHash('sha256').update(bytes).digest('hex')}${ending}`;
}

/**
 * Examines all that is in a register, in the order of its names, so that the same content gives the same site. What was
 * found out about a bundle is kept, and not found out again as long as its bytes are the same.
 * @throws UsageError when there is no register
 */
export async function readRegister(register: string, judges: Judges, kept: KeptFacts): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let found = false;
  for (const folder of folders) {
    const names = await namesIn(join(register, folder));
    found ||= names !== undefined;
    for (const name of names ?? []) {
      const path = join(register, folder, name);
      // One after the other: a bundle can be large, and little of it is kept.
      const digest = name.replace(/\.zip$/, '');
      const examined = await examineEntry(path, judges, kept);
      const isRight = examined.bytesDigest === undefined || digest === `sha256-${examined.bytesDigest}`;
      entries.push({ ...(isRight ? examined : misnamed(examined)), file: `${folder}/${name}`, digest });
    }
  }
  if (found) return entries;
  throw new UsageError(`${register} is not a register: it has no folder evidence. Begin one with register add.`);
}

/** Something that is in a register, or is to be added, with what is found out about it. */
export type ExaminedEntry = Omit<Entry, 'file' | 'digest'>;

/** Something whose name is not its digest: a site that named it so would vouch for other bytes. */
function misnamed({ verification, bytesDigest }: ExaminedEntry): ExaminedEntry {
  const sentence = `Its name is not its digest, sha256-${bytesDigest}.`;
  const problems = [...verification.problems, { kind: 'changed' as const, sentence }];
  return { verification: { ...verification, ...outcomeOf({ origin: verification.origin, problems }) } };
}

/** Examines a bundle or a certificate as `examine` does, but for what is kept of a bundle. */
export function examineEntry(path: string, judges: Judges, kept: KeptFacts): Promise<ExaminedEntry> {
  return orUnreadable<ExaminedEntry>(path, async () => {
    if (!isCertificate(path)) return examineKept(path, judges, kept);
    const examined = await examineCertificate(path, judges);
    const signed = examined.files?.get(certificateName);
    return { ...examined, ...(signed && { bytesDigest: sha256(signed) }) };
  });
}

/** Who signed a bundle is judged each time; what is in it only if these bytes were never examined. */
async function examineKept(path: string, judges: Judges, kept: KeptFacts): Promise<ExaminedEntry> {
  const { facts, bytesDigest } = await factsOf(path, kept);
  const { found, operations } = facts;
  const run = found.said && operations && runFacts(found.said, operations);
  return {
    verification: judgeBundle(path, found, judges),
    ...(run && { run }),
    ...(bytesDigest !== undefined && { bytesDigest }),
  };
}

interface FoundFacts extends Pick<Entry, 'bytesDigest'> {
  readonly facts: BundleFacts;
}

/**
 * What is found out about the bundle in a file or a folder.
 * @throws UsageError when it cannot be read
 */
async function factsOf(path: string, kept: KeptFacts): Promise<FoundFacts> {
  const digest = await archiveDigest(path);
  const known = digest === undefined ? undefined : kept.get(digest);
  if (digest !== undefined && known) return { facts: known, bytesDigest: digest };
  const bytes = await readArchiveBytes(path);
  // A folder is not how a register files a bundle: it has no bytes with one digest.
  if (!bytes) return { facts: factsIn(await readArchive(path)) };
  const facts = factsIn(await archiveIn(path, bytes));
  const bytesDigest = sha256(bytes);
  await kept.keep(bytesDigest, facts);
  return { facts, bytesDigest };
}

function factsIn(bundle: ReadBundle): BundleFacts {
  const { found, evidence } = inspectBundle(bundle);
  return { found, ...(evidence && { operations: foundOperations(evidence.report) }) };
}

/** Undefined where there is no such folder. */
async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(folder))
      .filter((name) => !name.startsWith('.'))
      .toSorted((left, right) => (left < right ? -1 : 1));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`The register cannot be read (${messageOf(cause)}).`, { cause });
  }
}
