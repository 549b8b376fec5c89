import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Exchange } from '../../harness/report/exchange.js';
import { exchangesIn } from '../../harness/report/read-exchanges.js';
import { frozenExchanges } from '../reporters/frozen-exchanges.js';

async function all(file: string): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for await (const exchange of exchangesIn(file)) exchanges.push(exchange);
  return exchanges;
}

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'exchanges-')), 'exchanges.ndjson');
  writeFileSync(file, text);
  return file;
}

test('reads what was recorded, whatever characters are in it', async () => {
  const odd = {
    ...frozenExchanges[0],
    request: { method: 'POST', url: 'x', headers: [], body: 'a\u2028b\u0085c\r\nd' },
  };
  const recorded = [...frozenExchanges.filter(({ number }) => number !== 9), odd];
  expect(await all(fileWith(recorded.map((each) => `${JSON.stringify(each)}\n`).join('')))).toEqual(recorded);
});

test('passes over a line that a crash cut off, and one that is not an exchange', async () => {
  const [first] = frozenExchanges;
  const line = JSON.stringify(first);
  expect(await all(fileWith(`${line}\nnull\n{}\n\n${line.slice(0, 50)}`))).toEqual([first]);
});

test('where there is no file there are none', async () => {
  expect(await all('/nowhere/exchanges.ndjson')).toEqual([]);
});
