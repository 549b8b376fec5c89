import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveEntries } from '../../bin/reports/archive-entries.js';

const files = { 'a.txt': Buffer.from('first'), 'b.txt': Buffer.from('second'), 'c.txt': Buffer.alloc(0) };
const archive = Buffer.from(zipSync(files, { level: 0 }));
const most = 1000;
const central = archive.readUInt32LE(archive.length - 6);

/** The archive with another number in it. */
function changed(at: number, value: number, bytes: 2 | 4 = 4): Buffer {
  const copy = Buffer.from(archive);
  if (bytes === 2) copy.writeUInt16LE(value, at);
  else copy.writeUInt32LE(value, at);
  return copy;
}

test.each([0, 6] as const)('the files of an archive of ours are read as they are, level %i', (level) => {
  const read = archiveEntries(Buffer.from(zipSync(files, { level })), most);
  expect([...read.keys()]).toEqual(Object.keys(files));
  for (const [name, bytes] of Object.entries(files)) expect(Buffer.from(read.get(name) ?? []).equals(bytes)).toBe(true);
});

/** Each entry of the directory is 46 bytes and its name. */
const second = central + 46 + 'a.txt'.length;

test.each<[string, Buffer, string]>([
  ['has entries that overlap', changed(second + 42, 0), 'its entry "b.txt" overlaps another'],
  [
    'has two entries of one name',
    Buffer.from(archive.toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1'),
    'it has two entries "a.txt"',
  ],
  [
    'is compressed in another way',
    changed(central + 10, 12, 2),
    'its entry "a.txt" is compressed in a way that ours never are',
  ],
  ['claims to be deflated', changed(central + 10, 8, 2), 'its entry "a.txt" cannot be inflated'],
  ['inflates to too much', Buffer.from(zipSync({ a: Buffer.alloc(1001) })), 'larger than those of any bundle'],
  ['has too many entries', changed(archive.length - 12, 65_535, 2), 'it has more than 1000 entries'],
  ['has entries elsewhere', changed(central + 42, 3), 'its entry "a.txt" is not where the directory says'],
  ['has no directory', changed(archive.length - 6, 1), 'its directory is damaged'],
  ['is not an archive', Buffer.from('PK'), 'it is not a .zip file of ours'],
])('an archive that %s is refused', (_, bytes, sentence) => {
  expect(() => archiveEntries(bytes, most)).toThrow(sentence);
});

test('an archive whose entry says a length of its own is refused', () => {
  const both = changed(central + 20, 0xffffff);
  both.writeUInt32LE(0xffffff, central + 24);
  expect(() => archiveEntries(both, 2 ** 32)).toThrow('reaches beyond its end');
});
