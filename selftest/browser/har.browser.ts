import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderHar } from '../../reporters/har.js';
import { frozenExchanges } from '../reporters/frozen-exchanges.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { textOf } from '../reporters/text-of.js';
import { launch } from './browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the HAR is read by a browser’s tools, which play the exchanges back', async () => {
  const har = join(mkdtempSync(join(tmpdir(), 'fcc-har-')), 'traffic.har');
  writeFileSync(har, await textOf(renderHar(frozenReport, frozenExchanges)));
  const page = await browser.newPage();
  await page.route('https://cvt.example.net/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }));
  await page.routeFromHAR(har, { url: /service-problems/, notFound: 'abort' });
  await page.goto('https://cvt.example.net/');
  const answers = await page.evaluate<readonly unknown[]>(`Promise.all([1, 2, 3].map(async (id) => {
    const body = JSON.stringify({ id, reference: 'FC_1' });
    const answer = await fetch('/service-problems?b=2&a=1', { method: 'POST', body });
    return [answer.status, answer.headers.get('x-request-id'), await answer.text()];
  }))`);
  expect(answers).toEqual([
    [201, 'r1', '{"id":1,"status":"ACKNOWLEDGED"}'],
    [201, 'r2', '{"id":2,"status":"ACKNOWLEDGED"}'],
    [418, 'r3', '{"uuid":"u","code":"TEAPOT","messages":["short","stout"]}'],
  ]);
  await page.close();
});
