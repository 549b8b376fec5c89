import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { bundleOf, checkBundle, type BundleFiles } from '../../harness/report/bundle/evidence-bundle.js';
import { jsonOf } from '../reporters/text-of.js';
import { frozenReport } from '../reporters/frozen-report.js';

const { privateKey } = generateKeyPairSync('ed25519');
// Small, since every byte of it is tried.
const { habits: _, coverage: __, ...rest } = frozenReport;
const report = { ...rest, testCases: [], requirements: [], findings: [], leftovers: [] };
const files = new Map<string, Uint8Array>([
  ['report.json', Buffer.from(jsonOf(report))],
  ['notes.txt', Buffer.from('a')],
]);

test.each<[string, BundleFiles]>([
  ['signed', bundleOf(report, files, privateKey)],
  ['not signed', bundleOf(report, files)],
])('of a bundle that is %s, every changed byte of every file is found', (_, bundle) => {
  expect(checkBundle(bundle).problems).toEqual([]);
  for (const [name, bytes] of bundle)
    for (let place = 0; place < bytes.length; place++)
      for (const bit of [1, 0x20]) {
        const changed = Uint8Array.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ bit;
        const { problems } = checkBundle(new Map([...bundle, [name, changed]]));
        if (problems.length === 0) expect.fail(`${name}, byte ${place}, bit ${bit}`);
      }
});

test('a manifest that was rewritten for another verdict does not agree with its report', () => {
  const forged = bundleOf({ ...frozenReport, verdict: 'conformant' }, files);
  expect(checkBundle(forged).problems).toEqual(['manifest.json and report.json do not say the same.']);
});

test('a signature of another key over the same manifest is recognised by its fingerprint', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const [first, second] = [privateKey, other].map((key) => checkBundle(bundleOf(report, files, key)).signedBy);
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(first).not.toBe(second);
});

test.each<[string, BundleFiles]>([
  ['nothing', new Map()],
  ['no manifest', files],
  [
    'a manifest with an invalid file',
    new Map([
      ...files,
      ['manifest.json', Buffer.from('{"bundleVersion":1,"suite":{},"target":{},"files":{"x":null}}')],
    ]),
  ],
  ['an invalid manifest', new Map([...files, ['manifest.json', Buffer.from('[]')]])],
])('%s is not a bundle', (_, bundle) => {
  expect(checkBundle(bundle).problems).toHaveLength(1);
});
