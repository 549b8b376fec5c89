// cspell:ignore unknwon
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { newFolder, run, cli } from './cli.js';

const failing = 'cancel-problem.unknown';
const violated = 'SP-CANCEL-UNKNOWN';
const passing = 'cancel-problem.plain';
let supplier: ReferenceSupplier;
beforeAll(async () => {
  supplier = await startSupplier({ faults: ['unknown-problem-cancelled-on-cancel'] });
});
afterAll(() => supplier.close());

function baseline(...entries: readonly object[]): string {
  const file = join(newFolder(), 'baseline.yaml');
  writeFileSync(file, JSON.stringify({ knownFailures: entries }));
  return file;
}

function known(id: string, expires = '2999-12-31'): object {
  return { id, owner: 'service desk', reason: 'being repaired', expires };
}

function byRequirement(operation: string): object {
  const { id: _, ...excuse } = known(failing) as { readonly id: string };
  return { requirement: violated, operation, ...excuse };
}

function runWith(file: string) {
  const target = ['--base-url', supplier.url, '--token', 'demo-token', '--only', failing, passing];
  return run([...target, '--baseline', file]);
}

describe.concurrent('with a baseline', () => {
  test('a known failure does not fail the run, and stays a failure in the report', async () => {
    const { code, report, stdout } = await runWith(baseline(known(failing)));
    expect(code, stdout).toBe(0);
    expect(report.verdict).toBe('non-conformant');
    expect(report.baseline).toEqual({ known: [failing], new: [], stale: [], expired: [] });
    expect(stdout).toContain('Baseline: 1 known, 0 new');
  });

  test('a requirement is known for the operation that violates it', async () => {
    const { code, report, stdout } = await runWith(baseline(byRequirement('POST /service-problem-cancellations')));
    expect(code, stdout).toBe(0);
    expect(report.baseline).toEqual({ known: [failing], new: [], stale: [], expired: [] });
  });

  test('is written from a run, and knows all of it; entries that still fail stay as they are', async () => {
    const file = join(newFolder(), 'baseline.yaml');
    const writing = ['--write-baseline', file, '--baseline-owner', 'platform'];
    const [target, chosen] = [
      ['--base-url', supplier.url, '--token', 'demo-token'],
      ['--only', failing, passing],
    ];
    const first = await run([...target, ...chosen, ...writing, '--baseline-expires', '2998-01-01']);
    expect([first.code, first.stdout]).toEqual([1, expect.stringContaining('1 known failures in')]);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`requirement: ${violated}`);
    expect(text).toContain('owner: platform');
    const second = await run([...target, ...chosen, ...writing, '--baseline', file]);
    expect(second.code, second.stdout).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test.each<[string, readonly object[], string]>([
    ['a failure that it does not know', [], `1 new; new: ${failing}`],
    ['an entry that no longer fails', [known(failing), known(passing)], `no longer failing, so remove: ${passing}`],
    ['an entry whose day has passed', [known(failing, '2020-02-29')], `expired: ${failing}`],
  ])('%s fails the run', async (_, entries, message) => {
    const { code, stdout } = await runWith(baseline(...entries));
    expect(code, stdout).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(message);
  });

  test.each<[string, string, RegExp]>([
    ['no owner', baseline({ id: failing, reason: 'x', expires: '2999-01-01' }), /owner/],
    ['a key too many', baseline({ ...known(failing), until: 1 }), /until/],
    ['an invalid date', baseline(known(failing, '2026-02-30')), /2026-02-30.* is not a date/],
    ['an unknown test case', baseline(known('cancel-problem.unknwon')), /Did you mean cancel-problem\.unknown\?/],
    [
      'an unknown operation',
      baseline(byRequirement('POST /cancellations')),
      /POST \/cancellations is not an operation/,
    ],
    ['an entry of both kinds', baseline({ ...byRequirement('POST /quote'), id: failing }), /either id or requirement/],
    ['a test case twice', baseline(known(failing), known(failing)), /named twice/],
  ])('%s is refused before any request', async (_, file, message) => {
    const { code, stderr } = await cli(['run', '--base-url', 'http://127.0.0.1:9', '--baseline', file]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
