import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { startSupplier, type SupplierOptions } from '../../simulator/index.js';
import { search, smallProblem, soundHeaders } from '../simulator/requests.js';
import { judged, violations } from '../traffic/captures.js';
import { launch } from './browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

type Recording = Omit<NonNullable<BrowserContextOptions['recordHar']>, 'path'>;

/** How many service problems a page raises. */
const problems = 5;

/** What Chromium records of a page that asks a supplier, and of another page that may not. */
async function recorded(options: SupplierOptions, recording: Recording): Promise<{ file: string; url: string }> {
  const supplier = await startSupplier(options);
  const elsewhere = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'));
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const file = join(mkdtempSync(join(tmpdir(), 'fcc-har-')), 'traffic.har');
  try {
    const context = await browser.newContext({ recordHar: { path: file, ...recording } });
    const page = await context.newPage();
    const home = `${supplier.url}/index.html`;
    await page.route(home, (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }));
    await page.goto(home);
    const asked = { search: search(), headers: soundHeaders, small: smallProblem(), problems };
    await page.evaluate(`(async ({ search, headers, small, problems }) => {
      for (let id = 1; id <= problems; id++)
        await fetch('/service-problems', {
          method: 'POST',
          headers: { ...headers, 'X-Request-ID': 'request-' + id },
          body: JSON.stringify({ ...small, id }),
        }).then((answer) => answer.text());
      await fetch(search, { headers }).then((answer) => answer.text());
      const end = new AbortController();
      const aborted = fetch(search + '&aborted', { headers, signal: end.signal }).catch(() => undefined);
      end.abort();
      await aborted;
    })(${JSON.stringify(asked)})`);
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    await page.evaluate(`fetch(${JSON.stringify(supplier.url + search())}, { headers: ${JSON.stringify(soundHeaders)} })
      .catch(() => undefined)`);
    await context.close();
  } finally {
    elsewhere.close();
    await supplier.close();
  }
  return { file, url: supplier.url };
}

describe('traffic that Chromium has recorded', () => {
  test.each<readonly [string, Recording]>([
    ['whole', { mode: 'full', content: 'embed' }],
    ['as little as it takes', { mode: 'minimal', content: 'embed' }],
  ])('is read %s', async (_, recording) => {
    const { file, url } = await recorded({}, recording);
    const judgement = await judged([], { files: [file], server: url });
    expect(judgement.sources[0]?.creator).toMatch(/Playwright/);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.counts).toMatchObject({ judged: problems + 1, unreadable: 0, kcis: 0 });
    expect(judgement.operations.find(({ operation }) => operation === createProblem)).toMatchObject({
      verdict: 'no-violation-observed',
      accepted: problems,
      invalidRequests: 0,
      unrecordedBodies: 0,
      unknownRequests: 0,
    });
  });

  test('shows a fault', async () => {
    const { file, url } = await recorded({ faults: ['no-request-id-on-create'] }, { mode: 'full', content: 'embed' });
    const judgement = await judged([], { files: [file], server: url });
    expect(violations(judgement)).toEqual([`API-REQUEST-ID in ${createProblem}`]);
    expect(judgement.findings[0]?.occurrences).toBe(problems);
  });

  test.each(['omit', 'attach'] as const)('is not judged by bodies that it lacks: %s', async (content) => {
    const { file, url } = await recorded({ faults: ['no-request-id-on-create'] }, { mode: 'full', content });
    const judgement = await judged([], { files: [file], server: url });
    expect(violations(judgement)).toEqual([]);
    expect(judgement.operations.find(({ operation }) => operation === createProblem)).toMatchObject({
      accepted: problems,
      unknownRequests: problems,
      unrecordedBodies: problems,
    });
    expect(judgement.notExamined).toContainEqual(
      expect.objectContaining({ requirement: 'API-REQUEST-ID', operations: [createProblem], why: 'not-recorded' }),
    );
  });
});
