import { inflateRawSync } from 'node:zlib';

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const sizes = { local: 30, central: 46, end: 22 } as const;

/** Ways to store a file. */
const stored = 0;
const deflated = 8;

/** More files than any bundle has. */
const maxEntries = 1000;

/** An archive that is not, or no longer, of the kind that we write. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

/** Deflate makes nothing smaller than that. */
const maxRatio = 1032;

/** Whether bytes begin or end as an archive does: what cannot be read of them was changed. */
export function looksLikeArchive(bytes: Buffer): boolean {
  const end = bytes.length - sizes.end;
  return end >= 0 && (bytes.readUInt32LE(0) === localSignature || bytes.readUInt32LE(end) === endSignature);
}

/** One file of an archive: where its bytes are. */
interface Entry {
  readonly name: string;
  /** Where its local header begins, and where its bytes end. */
  readonly start: number;
  readonly from: number;
  readonly end: number;
  /** How many bytes it has when it is inflated; undefined where it is stored as it is. */
  readonly inflated: number | undefined;
}

/**
 * The files of a .zip archive of the kind that we write: one after the other, deflated or stored. Nothing is inflated
 * before it is known that the entries fit into the archive, do not overlap, have names of their own, and are not larger
 * together than they may be.
 * @param most how many bytes they may have together
 * @throws DamagedArchive in one phrase, when it is not an archive of this kind; Error when its files are too large
 */
export function archiveEntries(archive: Buffer, most: number): ReadonlyMap<string, Uint8Array> {
  const entries = entriesOf(archive, most).toSorted((one, other) => one.start - other.start);
  const names = new Set<string>();
  let reached = 0;
  for (const { name, start, end } of entries) {
    if (start < reached) throw new DamagedArchive(`its entry ${shown(name)} overlaps another`);
    if (names.has(name)) throw new DamagedArchive(`it has two entries ${shown(name)}`);
    names.add(name);
    reached = end;
  }
  return new Map(entries.map((entry) => [entry.name, bytesOf(archive, entry)]));
}

function bytesOf(archive: Buffer, { name, from, end, inflated }: Entry): Uint8Array {
  const bytes = archive.subarray(from, end);
  if (inflated === undefined) return bytes;
  try {
    const whole = inflateRawSync(bytes, { maxOutputLength: Math.max(inflated, 1) });
    if (whole.length === inflated) return whole;
  } catch {
    // It is damaged, or larger than its directory says.
  }
  throw new DamagedArchive(`its entry ${shown(name)} cannot be inflated`);
}

function entriesOf(archive: Buffer, most: number): readonly Entry[] {
  const end = archive.length - sizes.end;
  if (end < 0 || archive.readUInt32LE(end) !== endSignature) throw new DamagedArchive('it is not a .zip file of ours');
  const count = archive.readUInt16LE(end + 10);
  if (count > maxEntries) throw new DamagedArchive(`it has more than ${maxEntries} entries`);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    if (at + sizes.central > end || archive.readUInt32LE(at) !== centralSignature)
      throw new DamagedArchive('its directory is damaged');
    const length = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + sizes.central, at + sizes.central + nameLength);
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 24);
    if (![stored, deflated].includes(method) || (method === stored && size !== length))
      throw new DamagedArchive(`its entry ${shown(name)} is compressed in a way that ours never are`);
    if (size > length * maxRatio + maxRatio)
      throw new DamagedArchive(`its entry ${shown(name)} cannot be as large as it says`);
    sum += size;
    if (sum > most) throw new Error('its files are larger than those of any bundle');
    const inflated = method === deflated ? size : undefined;
    entries.push(entryAt(archive, { name, start: archive.readUInt32LE(at + 42), length, limit: end, inflated }));
    at += sizes.central + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

interface Located {
  /** How many bytes the entry has in the archive. */
  readonly length: number;
  /** Where entries end at the latest. */
  readonly limit: number;
}

function entryAt(
  archive: Buffer,
  { name, start, length, limit, inflated }: Pick<Entry, 'name' | 'start' | 'inflated'> & Located,
): Entry {
  if (start + sizes.local > limit || archive.readUInt32LE(start) !== localSignature)
    throw new DamagedArchive(`its entry ${shown(name)} is not where the directory says`);
  const from = start + sizes.local + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
  if (from + length > limit) throw new DamagedArchive(`its entry ${shown(name)} reaches beyond its end`);
  return { name, start, from, end: from + length, inflated };
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
