import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { KciRecord } from '../../bin/receive/kci-record.js';
import type { KciPost } from '../../harness/kci/inbox/post.js';
import type { JsonObject } from '../../harness/json/json.js';
import { Redactor } from '../../harness/report/redaction.js';
import { problemKci } from '../harness/kcis.js';
import { newFolder } from './cli.js';

function post(number: number, body: JsonObject = problemKci()): KciPost {
  const at = '2026-11-01T09:00:00.000Z';
  const answered = { outcome: 'taken', status: 204, answer: '', reason: '', target: '' } as const;
  return { number, startedAt: at, arrivedAt: at, ...answered, headers: [], bytes: 100, late: false, body };
}

/** What is left of so many KCIs in a record that holds so much. */
async function kept(posts: readonly KciPost[], most: { readonly kcis: number; readonly characters: number }) {
  const out = newFolder();
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const record = await KciRecord.open(out, new Redactor([]), most);
  for (const one of posts) record.add({ post: one, entity: undefined, remarks: [{ note: 'a remark' }] });
  record.close();
  const warnings = said.mock.calls.map(([text]) => String(text));
  said.mockRestore();
  const file = join(out, 'kcis.ndjson');
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return { kcis: lines.map((line) => JSON.parse(line) as JsonObject), bytes: statSync(file).size, warnings };
}

const many = Array.from({ length: 50 }, (_, index) => post(index + 1));
const full = /^warning: \d+ KCIs are kept; no more will be\.\n$/;

describe('what `receive --out` keeps has a limit, since anybody who reaches the inbox could fill the disk', () => {
  test('of KCIs: the first are kept, and it is said once that no more are', async () => {
    const { kcis, warnings } = await kept(many, { kcis: 20, characters: 1_000_000 });
    expect(kcis.map(({ number }) => number)).toEqual(many.slice(0, 20).map(({ number }) => number));
    expect(warnings).toEqual([expect.stringMatching(full)]);
  });

  test('of characters', async () => {
    const { kcis, bytes, warnings } = await kept(many, { kcis: 1000, characters: 10_000 });
    expect(kcis.length).toBeLessThan(many.length);
    expect(bytes).toBeLessThan(12_000);
    expect(warnings).toEqual([expect.stringMatching(full)]);
  });

  test('of one KCI: what is larger is kept without its body, but with what is remarked on it', async () => {
    const large = post(1, { ...problemKci(), text: 'x'.repeat(70_000) });
    const { kcis, bytes } = await kept([large, post(2)], { kcis: 10, characters: 1_000_000 });
    expect(kcis.map(({ number, notes }) => [number, notes])).toEqual([
      [1, ['a remark']],
      [2, ['a remark']],
    ]);
    expect([kcis[0]?.['body'], bytes < 10_000]).toEqual([undefined, true]);
    expect(kcis[1]).toHaveProperty('body');
  });

  test('and says nothing while there is room', async () => {
    const { kcis, warnings } = await kept(many, { kcis: 51, characters: 1_000_000 });
    expect([kcis.length, warnings]).toEqual([50, []]);
  });
});
