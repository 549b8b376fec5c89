import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readArchive, writeArchive } from '../../bin/reports/bundle-archive.js';
import { prepareOutput } from '../../bin/reports/output-folder.js';
import { publishReports, refuseUnwritten, sizeNote } from '../../bin/reports/files.js';
import { frozenExchanges } from '../reporters/frozen-exchanges.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { newFolder } from './cli.js';

const line = (event: object) => `${JSON.stringify(event)}\n`;
const target = line({ event: 'target', baseUrl: 'http://127.0.0.1:1' });
const open = line({ event: 'open', kind: 'service-problem', id: 1, supplierReference: 'SP_1' });

describe('a folder with the ledger of an earlier run', () => {
  test('that was killed keeps it where cleanup finds it, and says so', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ledger.ndjson'), target + open);
    const { warning = '', release } = await prepareOutput(folder);
    release();
    const [, kept = ''] = /cleanup --out (\S+)\.$/.exec(warning) ?? [];
    expect(warning).toContain('ended before it removed 1 of');
    expect(readFileSync(join(kept, 'ledger.ndjson'), 'utf8')).toBe(target + open);
    expect(readFileSync(join(folder, 'ledger.ndjson'), 'utf8')).toBe('');
  });

  test.each([
    ['removed everything', line({ event: 'closed', id: 1 })],
    ['tried to remove everything', line({ event: 'kept', id: 1, reason: 'The API knows no way to give it back.' })],
  ])('that %s starts with an empty one', async (_, end) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ledger.ndjson'), target + open + end);
    const { warning, release } = await prepareOutput(folder);
    release();
    expect(warning).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual(['exchanges.ndjson', 'ledger.ndjson']);
  });
});

describe('two runs into one folder', () => {
  const claim = (folder: string, pid: number, host = hostname()) =>
    writeFileSync(join(folder, 'run.lock'), JSON.stringify({ pid, host }));

  test('are refused at once, and allowed one after the other', async () => {
    const folder = newFolder();
    const { release } = await prepareOutput(folder);
    await expect(prepareOutput(folder)).rejects.toThrow(/Another run is writing to .*--out/);
    release();
    expect(existsSync(join(folder, 'run.lock'))).toBe(false);
    (await prepareOutput(folder)).release();
  });

  test('are refused where the other is another process, and nothing of it is touched', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ledger.ndjson'), target + open);
    claim(folder, process.ppid);
    await expect(prepareOutput(folder)).rejects.toMatchObject({ name: 'UsageError' });
    expect(readFileSync(join(folder, 'ledger.ndjson'), 'utf8')).toBe(target + open);
    claim(folder, 1, 'another-machine');
    await expect(prepareOutput(folder)).rejects.toMatchObject({ name: 'UsageError' });
  });

  test('are allowed when the earlier one was killed', async () => {
    const folder = newFolder();
    claim(folder, 2 ** 30);
    (await prepareOutput(folder)).release();
  });
});

describe('an archive of evidence', () => {
  const files = new Map([['report.json', Buffer.from('{"verdict":"conformant"}'.repeat(1_000))]]);

  test('is compressed, and every byte of it counts', async () => {
    const file = join(newFolder(), 'evidence.zip');
    await writeArchive(file, files);
    const bytes = readFileSync(file);
    expect(bytes.byteLength).toBeLessThan(1_000);
    const { files: read, intact } = await readArchive(file);
    expect(intact).toBe(true);
    expect([...read].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString()]),
    );
    writeFileSync(file, zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 3) }));
    expect((await readArchive(file)).intact).toBe(false);
  });

  test.each([
    ['which did not compress', 0],
    ['which compressed each file as a whole', 6],
  ] as const)('of an earlier version, %s, is intact too', async (_, level) => {
    const file = join(newFolder(), 'evidence.zip');
    writeFileSync(file, zipSync(Object.fromEntries(files), { level, mtime: new Date(1980, 0, 2) }));
    expect((await readArchive(file)).intact).toBe(true);
  });

  test('is the same however its files come', async () => {
    const folder = newFolder();
    const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, index) => `line ${index * index} `).join('\n'));
    const cut = async function* (length: number) {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    };
    const ways = [bytes, cut(1_000), cut(77_777), cut(bytes.length)];
    for (const [index, content] of ways.entries())
      await writeArchive(join(folder, `${index}.zip`), [
        ['empty.txt', Buffer.of()],
        ['lines.txt', content],
      ]);
    const [first, ...others] = ways.map((_, index) => readFileSync(join(folder, `${index}.zip`)));
    for (const other of others) expect(other.equals(first ?? Buffer.of())).toBe(true);
    const { files: read, intact } = await readArchive(join(folder, '1.zip'));
    expect([intact, Buffer.from(read.get('lines.txt') ?? []).equals(bytes), read.get('empty.txt')?.length]).toEqual([
      true,
      true,
      0,
    ]);
  });

  test.each(['evidence.zip', 'evidence'])('that cannot be written whole is not there: %s', async (name) => {
    const path = join(newFolder(), name);
    await expect(writeArchive(path, [['report.json', brokenOff(200)]])).rejects.toThrow('no more');
    expect(existsSync(path)).toBe(false);
    await writeArchive(path, files);
    await expect(writeArchive(path, [['report.json', brokenOff(200)]])).rejects.toThrow(/EEXIST/);
    expect((await readArchive(path)).files.size).toBe(1);
  });
});

/** What comes in parts until reading it fails. */
async function* brokenOff(parts: number): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part++) yield Buffer.alloc(10_000, part);
  await Promise.reject(new Error('no more'));
}

describe('a report whose exchanges cannot be read to their end', () => {
  test('is not there, in one message, and all others are; an earlier one stays', async () => {
    const out = newFolder();
    const exchanges = async function* () {
      yield* frozenExchanges;
      await Promise.reject(new Error('EIO: i/o error, read'));
    };
    writeFileSync(join(out, 'report.html'), 'earlier');
    const { written, unwritten } = await publishReports(frozenReport, {
      out,
      reporters: undefined,
      exchanges: { [Symbol.asyncIterator]: exchanges },
    });
    expect(unwritten).toEqual([
      `${join(out, 'report.html')} (EIO: i/o error, read)`,
      `${join(out, 'traffic.har')} (EIO: i/o error, read)`,
    ]);
    expect(() => refuseUnwritten(unwritten)).toThrow(/^Not every report could be written: .*html .*; .*har .*\.$/);
    expect(written).toEqual(['report.json', 'junit.xml', 'report.md'].map((name) => join(out, name)));
    expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.html', 'report.json', 'report.md']);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe('earlier');
  });
});

test('large reports are said to be, and how to have fewer', async () => {
  const exchanges = Array.from({ length: 2 }, (_, number) => ({
    number,
    startedAt: '2030-01-01T00:00:00Z',
    durationMs: 0,
    request: { method: 'POST', url: 'http://127.0.0.1:1', headers: [], body: 'x'.repeat(6_000_000) },
  }));
  const writing = { out: newFolder(), reporters: ['json', 'har'], exchanges: exchanges as never } as const;
  const { written } = await publishReports(frozenReport, writing);
  expect(await sizeNote(written)).toMatch(
    /They have 1\d\.\d MB, of which traffic\.har has 1\d\.\d MB; --reporter chooses/,
  );
});
