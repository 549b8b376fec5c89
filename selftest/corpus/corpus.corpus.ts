import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus } from './descriptions.js';
import { examine, type Row } from './examine.js';

/** What is known of each description; `CORPUS_WRITE=1` writes it again. */
const file = fileURLToPath(new URL('table.json', import.meta.url));
const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Row>;
const isWritten = process.env['CORPUS_WRITE'] === '1';
const only = process.env['CORPUS_ONLY'];
/** `some` are those of every commit. */
const isSome = process.env['CORPUS_PART'] === 'some';

const chosen = corpus.filter(
  ({ name, everyCommit }) => (!isSome || everyCommit) && (only === undefined || name.includes(only)),
);

afterAll(() => {
  if (isWritten) writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
});

/** A description without a row has not been examined so far. */
const known = chosen.filter(({ name }) => isWritten || table[name] !== undefined);

describe('a mock made from a public description', () => {
  for (const { name } of chosen.filter((entry) => !known.includes(entry)))
    test.todo(`of ${name} has no row in the table`);

  test.each(known)('of $name is examined as the table says', async (entry) => {
    const { refused, ...row } = await examine(entry);
    expect(refused, 'bodies that the second validator refuses').toEqual([]);
    if (isWritten) table[entry.name] = row;
    expect(row.findings, 'false findings').toEqual({});
    expect(row).toEqual(table[entry.name]);
  });

  test('of all descriptions in the table, at least 95 % of the operations are examined', () => {
    const rows = corpus.flatMap(({ name }) => table[name] ?? []);
    const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
    expect(sum(({ examined }) => examined) / sum(({ operations }) => operations)).toBeGreaterThanOrEqual(0.95);
  });
});
