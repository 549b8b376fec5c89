import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { EntryScanner, type ScannedEntry } from '../../harness/traffic/entry-scanner.js';
import { readHar } from '../../harness/traffic/har-file.js';
import { fileWith, har, judged, violations } from './captures.js';

/** The entries that a text has, when it comes in pieces of a length. */
function scanned(text: string, pieceBytes: number): { entries: ScannedEntry[]; frame: unknown } {
  const entries: ScannedEntry[] = [];
  const scanner = new EntryScanner(
    (entry) => entries.push(entry),
    (problem) => new Error(problem),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) scanner.push(Buffer.from(bytes.subarray(at, at + pieceBytes)));
  return { entries, frame: scanner.end().frame };
}

describe('entries are found', () => {
  test('in any JSON, in pieces of any length, each in its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 1, 2),
        fc.integer({ min: 1, max: 64 }),
        (list, others, indent, piece) => {
          const { log: _, ...root } = others;
          const { entries: __, ...log } = others;
          const text = JSON.stringify(
            { ...root, log: { ...log, entries: list }, pages: [{ entries: [{}] }] },
            null,
            indent,
          );
          const { entries } = scanned(text, piece);
          expect(entries.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)));
          const bytes = Buffer.from(text);
          for (const { offset, length, value } of entries)
            expect(JSON.parse(bytes.subarray(offset, offset + length).toString('utf8'))).toEqual(value);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('only in log.entries, whatever else is called so', () => {
    const text =
      '{"entries":[{"a":1}],"log":{"comment":"entries","pages":[{"entries":[{"b":1}]}],"entries":[{"c":1}]}}';
    expect(scanned(text, 7).entries.map(({ value }) => value)).toEqual([{ c: 1 }]);
  });
});

describe('a file', () => {
  test('says who wrote it', async () => {
    expect(await readHar(har([]), () => undefined)).toMatchObject({ creator: 'test 1', entries: 0 });
    expect(await readHar(har([], null), () => undefined)).toMatchObject({ creator: 'an unknown program' });
  });

  test('may begin with a byte order mark', async () => {
    const text = readFileSync(har([{ a: 1 }]), 'utf8');
    const found: unknown[] = [];
    await readHar(fileWith(`\uFEFF${text}`), ({ value }) => found.push(value));
    expect(found).toEqual([{ a: 1 }]);
  });

  test('may have entries of other types, which are counted', async () => {
    const facts = await readHar(har([null, { a: 1 }, 'text', [{}], { b: 2 }, 7]), () => undefined);
    expect(facts).toMatchObject({ entries: 6, unreadable: 4 });
  });

  const whole = JSON.stringify({ log: { version: '1.2', entries: [{ a: 'b' }, { c: 'd' }] } });
  const cuts = Array.from({ length: whole.length - 1 }, (_, index) => index + 1);

  test('that is cut off anywhere is refused', async () => {
    for (const at of cuts)
      await expect(
        readHar(fileWith(whole.slice(0, at)), () => undefined),
        `at ${at}`,
      ).rejects.toThrow(
        /traffic\.har is cut off (in entry \d|after \d entries), at byte \d+\. Save the traffic again as HAR 1\.2\.$/,
      );
  });

  test.each<readonly [string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/],
    ['blank', ' \n', /is empty/],
    ['text', 'hello', /is not HAR: it does not begin with \{/],
    ['a list', '[{}]', /does not begin with \{/],
    ['other JSON', '{"a":1}', /is not HAR: it has no list log\.entries/],
    ['without entries', '{"log":{}}', /has no list log\.entries/],
    ['with an object as its entries', '{"log":{"entries":{}}}', /has no list log\.entries/],
    ['broken around its entries', '{"log":{"entries":[{}{}]}}', /is not HAR: it is not JSON/],
    [
      'broken in an entry',
      '{"log":{"entries":[{},{"a":b}]}}',
      /is broken: entry 2, which begins at byte 22, is not JSON/,
    ],
    ['followed by more', `${whole} more`, /it is not JSON/],
    ['compressed', gzipSync(whole), /is compressed: unpack it first/],
  ])('that is %s is refused in one sentence', async (_, content, message) => {
    const file = fileWith(content as string);
    await expect(readHar(file, () => undefined)).rejects.toThrow(message);
    await expect(readHar(file, () => undefined)).rejects.toMatchObject({ code: 'TRAFFIC_UNREADABLE' });
  });

  test('that is not there, or a folder, is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fcc-har-'));
    await expect(readHar(join(folder, 'none.har'), () => undefined)).rejects.toThrow(/cannot be read \(ENOENT/);
    await expect(readHar(folder, () => undefined)).rejects.toThrow(/is not a file/);
  });
});

test('what mitmproxy 11 has recorded is read whole', async () => {
  const file = fileURLToPath(new URL('recordings/mitmproxy.har', import.meta.url));
  const judgement = await judged([], { files: [file], server: 'http://127.0.0.1:8080' });
  expect(judgement.sources[0]?.creator).toBe('mitmproxy 11.0.2');
  expect(judgement.counts).toMatchObject({ entries: 5, judged: 4, otherPaths: 1, unanswered: 0, unreadable: 0 });
  expect(judgement.operations.find(({ operation }) => operation === createProblem)).toMatchObject({
    accepted: 3,
    refused: 1,
    invalidRequests: 1,
    unrecordedBodies: 0,
    unknownRequests: 0,
  });
  // It was recorded from a supplier with this fault.
  expect(violations(judgement)).toEqual([`API-REQUEST-ID in ${createProblem}`]);
});
